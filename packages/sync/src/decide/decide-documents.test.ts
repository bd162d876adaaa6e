import { describe, expect, test } from 'vitest';
import { compileMapping } from '../mapping/compile-mapping.ts';
import { defaultMappings } from '../mapping/defaults/default-mappings.ts';
import { presetPolicies } from '../policy/presets.ts';
import type { Policy } from '../policy/policy.ts';
import type { Fields, LineValue } from '../record/field-value.ts';
import { linkIndex } from '../record/link-index.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import { booksRecord, linkOf, pairOf, workspaceRecord } from '../testing/records.ts';
import { decidePair } from './decide-pair.ts';
import { noNamesInBooks, type KindRules } from './kind-rules.ts';
import type { Pair } from './pair.ts';

const customer = { to: 'customer', side: 'workspace', id: 'c1' } as const;
const rulesOf = (policy: Partial<Policy> = {}): KindRules => ({
  policy: { ...presetPolicies('mirror').invoice, ...policy },
  mapping: compileMapping(defaultMappings.invoice),
  links: linkIndex([{ kind: 'customer', workspaceId: 'c1', booksId: '17' }]),
  names: noNamesInBooks,
});

const line = (key: string, amount: string): LineValue => ({ key, fields: { kind: 'amount', amount } });
const here = (fields: Fields, parts: Partial<WorkspaceRecord> = {}) =>
  workspaceRecord({
    kind: 'invoice',
    id: 'i1',
    fields: { documentNumber: '1001', customer: 'c1', ...fields },
    ...parts,
  });
const there = (fields: Fields, parts: Partial<BooksRecord> = {}) =>
  booksRecord({ kind: 'invoice', id: '90', fields: { documentNumber: '1001', customer: '17', ...fields }, ...parts });
const document = (parts: Partial<Pair>): Pair => pairOf({ kind: 'invoice', ...parts });
const byDocument = { kind: 'one', reason: 'document', score: 95 } as const;

describe('first contact of two documents', () => {
  const pair = document({
    workspace: here({ lines: [line('a', '60'), line('b', '40')] }),
    books: there({ lines: [line('1', '100')] }),
    match: byDocument,
  });
  const linesWritten = (policy: Partial<Policy>) =>
    decidePair(pair, rulesOf(policy)).steps.flatMap(step =>
      step.kind === 'update'
        ? [[step.side, (step.changes['lines']?.to as readonly LineValue[]).map(({ fields }) => fields['amount'])]]
        : [],
    );

  test('the lines of the leading side stand as a whole: a mixture would have a third total', () => {
    expect(linesWritten({})).toEqual([['workspace', ['100']]]);
    expect(linesWritten({ firstContact: { accounting: 'workspace', contact: 'workspace' } })).toEqual([
      ['books', ['60', '40']],
    ]);
  });

  test('equal lines are paired by position, whatever they are called', () => {
    const equal = { ...pair, books: there({ lines: [line('1', '60.00'), line('2', '40')] }) };
    expect(decidePair(equal, rulesOf()).steps).toMatchObject([{ kind: 'link', lineIds: { a: '1', b: '2' } }]);
  });
});

describe('linked documents', () => {
  const agreed = { documentNumber: '1001', customer, lines: [line('a', '100')] };
  const link = linkOf({
    kind: 'invoice',
    workspaceId: 'i1',
    booksId: '90',
    lineIds: { a: '1' },
    base: { life: 'live', fields: agreed },
  });

  test('a line of the books goes by our key: edited there, it is the same line here', () => {
    const workspace = here({ lines: [line('a', '100')] });
    const pair = document({ workspace, books: there({ lines: [line('1', '100')] }), link });
    expect(decidePair(pair, rulesOf())).toMatchObject({ verdict: { code: 'unchanged' }, steps: [] });
    const edited = document({ workspace, books: there({ lines: [line('1', '120'), line('2', '5')] }), link });
    expect(decidePair(edited, rulesOf()).steps).toMatchObject([
      { kind: 'update', side: 'workspace', changes: { lines: { to: [{ key: 'a' }, { key: 'books:2' }] } } },
      { kind: 'rebase', lineIds: { a: '1', 'books:2': '2' } },
    ]);
  });

  test('nothing of a voided document is merged, whatever the books emptied', () => {
    const voided = { ...link, base: { ...link.base, life: 'voided' as const } };
    const pair = document({
      workspace: here({ lines: [line('a', '100')] }, { life: 'voided' }),
      books: there({ lines: [], total: '0' }, { life: 'voided' }),
      link: voided,
    });
    expect(decidePair(pair, rulesOf())).toMatchObject({ verdict: { code: 'unchanged' }, steps: [] });
  });

  test('figures of the books that the rules keep out are told: nobody takes them for equal', () => {
    const policy = { here: { create: true, update: false, delete: 'propagate' } } as const;
    const pair = document({
      workspace: here({ lines: [line('a', '100')], total: '100' }),
      books: there({ lines: [line('1', '100')], total: '108' }),
      link: { ...link, base: { ...link.base, fields: { ...agreed, total: '100' } } },
    });
    const told = { code: 'update-off', side: 'workspace', fields: ['total'] };
    expect(decidePair(pair, rulesOf(policy))).toMatchObject({ verdict: told, steps: [] });
    expect(decidePair(pair, rulesOf({ ...policy, direction: 'in' }))).toMatchObject({ verdict: told, steps: [] });
  });

  test('a change that points at a record which is not linked yet waits for it', () => {
    const pair = document({
      workspace: here({ lines: [line('a', '100')] }),
      books: there({ customer: '18', lines: [line('1', '100')] }),
      link,
    });
    expect(decidePair(pair, rulesOf()).needs).toEqual([{ to: 'customer', side: 'books', id: '18' }]);
    const outgoing = document({
      workspace: here({ customer: 'c2', lines: [line('a', '100')] }),
      books: there({ lines: [line('1', '100')] }),
      link,
    });
    expect(decidePair(outgoing, rulesOf()).needs).toEqual([{ to: 'customer', side: 'workspace', id: 'c2' }]);
  });

  test('a credit memo voided here cannot be voided there, and nobody pretends', () => {
    const memo = { ...link, kind: 'credit-memo' as const };
    const pair = pairOf({
      kind: 'credit-memo',
      workspace: here({ lines: [line('a', '100')] }, { kind: 'credit-memo', life: 'voided' }),
      books: there({ lines: [line('1', '100')] }, { kind: 'credit-memo' }),
      link: memo,
    });
    expect(decidePair(pair, rulesOf()).verdict).toEqual({
      code: 'life-impossible',
      kind: 'credit-memo',
      life: 'voided',
    });
  });
});
