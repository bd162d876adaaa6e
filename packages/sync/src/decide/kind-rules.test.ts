import { describe, expect, test } from 'vitest';
import { compileMapping } from '../mapping/compile-mapping.ts';
import { accountingField, field } from '../mapping/defaults/field.ts';
import type { Direction, Policy } from '../policy/policy.ts';
import { policyOf, rulesOf, smallMapping } from '../testing/records.ts';
import { firstBase } from './first-base.ts';
import { firstContactRuleOf, mergeRuleOf } from './kind-rules.ts';

const rules = (direction: Direction, policy: Partial<Policy> = {}) =>
  rulesOf(direction, { policy: policyOf(direction, policy) });
const noUpdates = { create: true, update: false, delete: 'propagate' } as const;

describe('the rule for a field', () => {
  test.each([
    ['both', 'both', true, true, 'update-off', 'update-off'],
    ['both', 'in', true, false, 'mapping-direction', 'update-off'],
    ['both', 'out', false, true, 'update-off', 'mapping-direction'],
    ['in', 'both', true, false, 'only-in', 'update-off'],
    ['in', 'out', false, false, 'only-in', 'mapping-direction'],
    ['out', 'both', false, true, 'update-off', 'only-out'],
    ['out', 'in', false, false, 'mapping-direction', 'only-out'],
  ] as const)('direction %s, mapping %s: writes here %s, there %s; why not from here: %s, from there: %s', (...row) => {
    const [direction, mapping, writesHere, writesThere, workspace, books] = row;
    const rule = mergeRuleOf(rules(direction), 'books', field('note', { direction: mapping }));
    expect(rule).toMatchObject({ writesHere, writesThere, because: { workspace, books } });
  });

  test('updates that are off stop a side in any direction', () => {
    const note = field('note');
    expect(mergeRuleOf(rules('both', { here: noUpdates }), 'books', note)).toMatchObject({ writesHere: false });
    expect(mergeRuleOf(rules('both', { there: noUpdates }), 'books', note)).toMatchObject({ writesThere: false });
  });

  test("a mapping's own conflict rule stands before the policy's", () => {
    const conflictOf = (note: ReturnType<typeof field>) => mergeRuleOf(rules('both'), 'books', note).conflict;
    expect(conflictOf(field('note'))).toBe('ask');
    expect(conflictOf(field('note', { conflict: 'books-win' }))).toBe('books-win');
  });
});

describe('first contact', () => {
  const firstContact = { accounting: 'books', contact: 'workspace' } as const;

  test.each([
    ['both', accountingField('term'), 'books-win', 'books'],
    ['both', field('note'), 'workspace-wins', 'workspace'],
    ['out', accountingField('term'), 'workspace-wins', 'workspace'],
  ] as const)('direction %s: the leading side of the class wins', (...row) => {
    const [direction, mapping, conflict, newest] = row;
    expect(firstContactRuleOf(rules(direction, { firstContact }), mapping)).toMatchObject({ conflict, newest });
  });

  test('only lines have a base, the lines of the side that yields: anything else is filled where it is empty', () => {
    const lines = accountingField('lines', { conversion: { kind: 'lines', fields: [] } });
    const mapping = compileMapping({ ...smallMapping, fields: [...smallMapping.fields, lines] });
    const [here, there] = [[{ key: 'a', fields: {} }], [{ key: '1', fields: {} }]];
    const bases = (['books', 'workspace'] as const).map(accounting =>
      firstBase(
        rulesOf('both', { mapping, policy: policyOf('both', { firstContact: { accounting, contact: 'books' } }) }),
        { displayName: 'Acme', lines: here },
        { displayName: 'ACME', lines: there },
      ),
    );
    expect(bases).toEqual([{ lines: here }, { lines: there }]);
  });
});
