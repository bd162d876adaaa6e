import { describe, expect, test } from 'vitest';
import { recordKinds } from '../record/record-kind.ts';
import { allowsIn, allowsOut } from './policy.ts';
import { onPersonsOrder, presetNames, presetPolicies } from './presets.ts';

describe('presets', () => {
  test.each(presetNames)('%s has a policy for every kind, each under its own name', preset => {
    const policies = presetPolicies(preset);
    expect(recordKinds.map(kind => policies[kind].kind)).toEqual([...recordKinds]);
  });

  test.each(presetNames)('%s never resolves a conflict in silence', preset => {
    for (const policy of Object.values(presetPolicies(preset))) expect(policy.conflict).toBe('ask');
  });

  test('Import brings lists in, skips same names, takes nothing away, and sends invoices', () => {
    const { customer, item, invoice } = presetPolicies('import');
    for (const policy of [customer, item]) {
      expect(policy).toMatchObject({ direction: 'in', linking: 'skip', here: { create: true, delete: 'keep' } });
    }
    expect(invoice).toMatchObject({
      there: { create: true },
      here: { create: false, update: true, delete: 'propagate' },
    });
  });

  test('Mirror carries everything both ways, deletions included (BKP-01 to BKP-03)', () => {
    for (const policy of Object.values(presetPolicies('mirror'))) {
      expect(policy).toMatchObject({
        direction: 'both',
        here: { delete: 'propagate' },
        there: { delete: 'propagate' },
      });
    }
  });

  test('Sales follows lists and documents of the books, and sends its own invoices', () => {
    const { customer, invoice, payment } = presetPolicies('sales');
    expect([customer, payment].every(policy => allowsIn(policy) && !allowsOut(policy))).toBe(true);
    expect(allowsOut(invoice)).toBe(true);
  });

  test('Shop sends payments and imports additively (SHM-02, SHM-15)', () => {
    const { customer, payment } = presetPolicies('shop');
    expect([payment.direction, customer.here.delete]).toEqual(['out', 'keep']);
  });

  test("a person's order writes there even under a preset that only brings in", () => {
    const ordered = onPersonsOrder(presetPolicies('import').customer);
    expect(ordered).toMatchObject({ direction: 'both', there: { create: true, update: true } });
  });
});
