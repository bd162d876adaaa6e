import { describe, expect, test } from 'vitest';
import { compileMapping } from '../mapping/compile-mapping.ts';
import { accountingField, field, lineField } from '../mapping/defaults/field.ts';
import type { FieldMapping } from '../mapping/field-mapping.ts';
import type { Policy } from '../policy/policy.ts';
import type { Fields, LineValue } from '../record/field-value.ts';
import { acme, booksRecord, policyOf, rulesOf, smallMapping, workspaceRecord } from '../testing/records.ts';
import { settlePair, type Settling } from './settle-pair.ts';

const email = 'hello@acme.example';
const settlingOf = (here: Fields, there: Fields, parts: Partial<Settling>): Settling => ({
  workspace: workspaceRecord({ fields: here }),
  books: booksRecord({ fields: there }),
  baseFields: acme,
  lineIds: {},
  sent: {},
  planned: {},
  isFirstContact: false,
  isCreation: false,
  ...parts,
});
const settle = (settling: Settling, policy: Partial<Policy> = {}) =>
  settlePair(settling, rulesOf('both', { policy: policyOf('both', policy) }));

describe('an update that the books accepted', () => {
  const mine = { ...acme, email: 'mine@acme.example' };
  const sent = { email: mine.email };

  test('is agreed', () => {
    expect(settle(settlingOf(mine, mine, { sent }))).toEqual({
      base: mine,
      agreed: mine,
      toWorkspace: {},
      lineIds: {},
    });
  });

  test('comes back as the books made it', () => {
    const trimmed = { ...mine, email: 'm@acme.example' };
    expect(settle(settlingOf(mine, trimmed, { sent }))).toEqual({
      base: trimmed,
      agreed: mine,
      toWorkspace: { email: { from: mine.email, to: trimmed.email } },
      lineIds: {},
    });
  });

  test('leaves an edit made here meanwhile to travel by itself', () => {
    const again = { ...mine, email: 'again@acme.example' };
    expect(settle(settlingOf(again, mine, { sent }))).toEqual({
      base: mine,
      agreed: mine,
      toWorkspace: {},
      lineIds: {},
    });
  });

  test('brings in what was changed there besides, as the answer has it, not as it was planned', () => {
    const settled = settle(
      settlingOf(mine, { ...mine, term: '6' }, { sent, planned: { term: { from: '3', to: '5' } } }),
    );
    expect(settled.toWorkspace).toEqual({ term: { from: '3', to: '6' } });
    expect([settled.base['term'], settled.agreed['term']]).toEqual(['6', '3']);
  });

  test('a refusal agrees on nothing', () => {
    expect(settle(settlingOf(mine, acme, {}))).toEqual({ base: acme, agreed: acme, toWorkspace: {}, lineIds: {} });
  });

  test('what a conflict left alone keeps its base, whatever was sent', () => {
    const settled = settle(settlingOf(mine, mine, { sent, plannedBase: { email } }));
    expect(settled.agreed['email']).toBe(email);
  });
});

describe('a third value that a person chose', () => {
  const mine = { ...acme, email: 'mine@acme.example' };
  const third = { ...acme, email: 'third@acme.example' };
  const chosen = { sent: { email: third.email }, planned: { email: { from: mine.email, to: third.email } } };

  test('stands here too, and is agreed once it is written here', () => {
    expect(settle(settlingOf(mine, third, chosen))).toEqual({
      base: third,
      agreed: acme,
      toWorkspace: { email: { from: mine.email, to: third.email } },
      lineIds: {},
    });
  });

  test('meets an edit made here meanwhile as a conflict over the old base', () => {
    const again = { ...acme, email: 'again@acme.example' };
    expect(settle(settlingOf(again, third, chosen))).toEqual({
      base: acme,
      agreed: acme,
      toWorkspace: {},
      lineIds: {},
    });
  });
});

describe('what the books fill in of a record that was made there', () => {
  const sent = { displayName: 'Acme', term: '3' };
  const created = { baseFields: {}, sent, isCreation: true };
  const typed = { ...acme, email: 'mine@acme.example' };
  const filled = { ...acme, email: 'theirs@acme.example' };

  test('comes in where nobody typed anything', () => {
    const { toWorkspace, base } = settle(settlingOf({ ...acme, email: null }, filled, created));
    expect(toWorkspace).toEqual({ email: { from: null, to: filled.email } });
    expect(base).toEqual(filled);
  });

  test.each([
    ['a rule settles: what was typed travels', { conflict: 'books-win' }, created, {}, filled.email],
    ['people are asked: it is a conflict', { conflict: 'ask' }, created, {}, null],
    [
      'it was no creation: the rule decides',
      { conflict: 'books-win' },
      { ...created, isCreation: false },
      { email: { from: typed.email, to: filled.email } },
      filled.email,
    ],
    [
      'it was sent otherwise: the rule decides',
      { conflict: 'books-win' },
      { ...created, sent: { ...sent, email } },
      { email: { from: typed.email, to: filled.email } },
      filled.email,
    ],
  ] as const)('beside what was typed here meanwhile: %s', (...[, policy, parts, toWorkspace, agreed]) => {
    const settled = settle(settlingOf(typed, filled, parts), policy);
    expect(settled.toWorkspace).toEqual(toWorkspace);
    expect(settled.base['email'] ?? null).toBe(agreed);
  });

  test("a field's own conflict rule counts before the kind's", () => {
    const fields: readonly FieldMapping[] = [field('displayName'), field('email', { conflict: 'workspace-wins' })];
    const rules = rulesOf('both', { mapping: compileMapping({ ...smallMapping, fields }) });
    expect(settlePair(settlingOf(typed, filled, created), rules).base['email']).toBe(filled.email);
  });
});

describe('lines', () => {
  const mapping = compileMapping({
    ...smallMapping,
    fields: [
      field('displayName'),
      accountingField('lines', { conversion: { kind: 'lines', fields: [lineField('amount', { kind: 'decimal' })] } }),
    ],
  });
  const rules = rulesOf('both', { mapping });
  const line = (key: string, amount: string): LineValue => ({ key, fields: { amount } });
  const document = (...lines: readonly LineValue[]): Fields => ({ displayName: '1001', lines });
  const known = { baseFields: document(line('a', '10')), lineIds: { a: '1' } };

  test('that the write made are known by the ids that the books gave them', () => {
    const ours = document(line('a', '10'), line('b', '20'), line('c', '30'));
    const theirs = document(line('1', '10'), line('2', '20'), line('3', '30'));
    expect(settlePair(settlingOf(ours, theirs, { ...known, sent: ours }), rules)).toEqual({
      base: ours,
      agreed: ours,
      toWorkspace: {},
      lineIds: { a: '1', b: '2', c: '3' },
    });
  });

  test('are not paired by guess when the books answer another number of them', () => {
    const ours = document(line('a', '10'), line('b', '20'));
    const theirs = document(line('1', '10'), line('2', '15'), line('3', '5'));
    const { lineIds } = settlePair(settlingOf(ours, theirs, { ...known, sent: ours }), rules);
    expect(lineIds).toEqual({ a: '1', 'books:2': '2', 'books:3': '3' });
  });

  test('that came from there arrive beside an edit made here meanwhile, which travels by itself', () => {
    const had = [line('a', '60')];
    const agreed = [line('a', '60'), line('books:2', '5')];
    const settled = settlePair(
      settlingOf(document(line('a', '70')), document(line('1', '60'), line('2', '5')), {
        ...known,
        sent: { lines: agreed },
        planned: { lines: { from: had, to: agreed } },
      }),
      rules,
    );
    expect(settled).toEqual({
      base: { displayName: '1001', lines: had },
      agreed: known.baseFields,
      toWorkspace: { lines: { from: [line('a', '70')], to: [line('a', '70'), line('books:2', '5')] } },
      lineIds: { a: '1', 'books:2': '2' },
    });
  });

  test.each([
    ['no lines agreed before', { displayName: '1001' }, [line('a', '60')], [line('a', '60')]],
    ['none here', known.baseFields, null, [line('a', '60')]],
    ['none sent', known.baseFields, [line('a', '60')], null],
  ])('edited over with %s merge from the old base', (...[, baseFields, from, sent]) => {
    const settled = settlePair(
      settlingOf(document(line('a', '70')), document(line('1', '60')), {
        ...known,
        baseFields,
        sent: { lines: sent },
        planned: { lines: { from, to: [line('a', '60')] } },
      }),
      rules,
    );
    expect(settled.agreed['lines'] ?? null).toEqual(baseFields === known.baseFields ? [line('a', '10')] : null);
    expect(settled.toWorkspace).toEqual({});
  });

  test('of two documents that met are those of the leading side', () => {
    const [ours, theirs] = [document(line('a', '60'), line('b', '40')), document(line('1', '100'))];
    const settled = settlePair(
      settlingOf(ours, theirs, { baseFields: {}, isFirstContact: true, lineIds: { a: '1' } }),
      rules,
    );
    expect(settled.toWorkspace).toEqual({
      lines: { from: [line('a', '60'), line('b', '40')], to: [line('a', '100')] },
    });
    expect(settled.base).toEqual(document(line('a', '100')));
  });
});
