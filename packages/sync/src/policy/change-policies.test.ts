import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordKinds } from '../record/record-kind.ts';
import { changedPaths, changePolicies, policyChangesBetween, type PolicyChange } from './change-policies.ts';
import { conflictRules, deletionRules, directions, linkingRules } from './policy.ts';
import { policySentence } from './policy-sentence.ts';
import { presetNames, presetPolicies } from './presets.ts';

const optional = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const side = fc.record(
  { create: fc.boolean(), update: fc.boolean(), delete: fc.constantFrom(...deletionRules) },
  { requiredKeys: [] },
);
const change: fc.Arbitrary<PolicyChange> = fc.record({
  direction: optional(directions),
  here: side,
  there: side,
  conflict: optional(conflictRules),
  linking: optional(linkingRules),
  importsInactive: optional([true, false]),
});

describe('changing rules', () => {
  test('no change is the preset', () => {
    for (const preset of presetNames)
      expect(changePolicies(presetPolicies(preset), {})).toEqual(presetPolicies(preset));
  });

  test('a change moves what it names and nothing else', () => {
    const changed = changePolicies(presetPolicies('mirror'), { customer: { here: { delete: 'keep' } } });
    expect(changed.customer.here).toEqual({ create: true, update: true, delete: 'keep' });
    expect(changed.item).toEqual(presetPolicies('mirror').item);
  });

  test('what is kept of a change leads back to it: applied again it gives the same rules', () => {
    fc.assert(
      fc.property(fc.constantFrom(...presetNames), fc.constantFrom(...recordKinds), change, (preset, kind, given) => {
        const standard = presetPolicies(preset);
        const changed = changePolicies(standard, { [kind]: given });
        expect(changePolicies(standard, policyChangesBetween(standard, changed))).toEqual(changed);
      }),
    );
  });

  test('a change back to the preset leaves nothing to keep', () => {
    const standard = presetPolicies('import');
    const there = changePolicies(standard, { item: { conflict: 'books-win' } });
    const back = changePolicies(there, { item: { conflict: 'ask' } });
    expect(policyChangesBetween(standard, back)).toEqual({});
  });

  test('names what was changed by its path', () => {
    expect(changedPaths({ direction: 'both', here: { delete: 'keep' } })).toEqual(['direction', 'here.delete']);
  });
});

describe('rules in words', () => {
  const sentence = (preset: (typeof presetNames)[number], kind: (typeof recordKinds)[number]) =>
    policySentence(presetPolicies(preset)[kind], 'QuickBooks');

  test.each([
    ['import', 'estimate', 'Estimates stay where they are: neither side follows the other.'],
    ['import', 'customer', 'New customers and changes come in from QuickBooks. Nothing goes to QuickBooks.'],
    [
      'mirror',
      'invoice',
      'New invoices, changes, voids and deletions come in from QuickBooks. New invoices, changes, voids and deletions go to QuickBooks. Where both sides change the same field, a person decides.',
    ],
  ] as const)('%s, %s', (preset, kind, words) => {
    expect(sentence(preset, kind)).toBe(words);
  });
});
