import { describe, expect, it } from 'vitest';
import { isPaymentDraft, readDraft, withPart, type PaymentDraft } from './payment-draft.ts';

const style = { decimal: '.', group: ',' } as const;
const blank: PaymentDraft = { txnDate: '2026-05-06', total: '', method: null, reference: '', note: '', parts: {} };
const invoices = [
  { id: 'a', balance: '100', currency: 'USD' },
  { id: 'b', balance: '50.05', currency: 'USD' },
] as const;
const surroundings = { invoices, style, currency: 'USD' };

describe('a payment as it is typed', () => {
  it('comes to what its invoices come to, as long as no amount is typed', () => {
    const reading = readDraft({ ...blank, parts: { a: '100', b: '0.05' } }, surroundings);
    expect(reading).toMatchObject({ total: '100.05', settled: '100.05', left: '0', canBeSent: true });
    expect(reading.parts).toEqual([
      { invoiceId: 'a', amount: '100' },
      { invoiceId: 'b', amount: '0.05' },
    ]);
  });

  it('leaves what is not used as the customer’s credit', () => {
    expect(readDraft({ ...blank, total: '120', parts: { a: '100' } }, surroundings)).toMatchObject({
      left: '20',
      canBeSent: true,
    });
  });

  it.each([
    ['nothing was received', {}],
    ['more is settled than was received', { total: '99', parts: { a: '100' } }],
    ['an invoice would be overpaid', { total: '500', parts: { b: '50.06' } }],
    ['an amount cannot be read', { total: '5', parts: { a: 'much' } }],
  ])('is not sent where %s', (_, typed) => {
    expect(readDraft({ ...blank, ...typed }, surroundings).canBeSent).toBe(false);
  });

  it('names the invoice that would be overpaid and the field that cannot be read', () => {
    const reading = readDraft({ ...blank, total: 'x', parts: { a: '100.01' } }, surroundings);
    expect([...reading.overpaid]).toEqual(['a']);
    expect(Object.keys(reading.errors)).toEqual(['total']);
  });
});

describe('a payment that was kept', () => {
  it('is gone on with, and settles the invoice that one comes from', () => {
    const kept = { ...blank, total: '120', parts: { b: '20' } };
    expect(withPart(kept, { id: 'a', amount: '100' })).toEqual({ ...kept, parts: { a: '100', b: '20' } });
    expect(withPart(kept, { id: 'b', amount: '50.05' })).toEqual(kept);
  });

  it('is known by its shape, and left alone where another version wrote it', () => {
    const kept = { ...blank, method: { id: '1', name: 'Cash' }, parts: { a: '100' } };
    expect(isPaymentDraft(JSON.parse(JSON.stringify(kept)))).toBe(true);
    expect(
      [{ ...kept, total: 5 }, { ...kept, parts: { a: 1 } }, { ...kept, parts: null }, {}, null].map(isPaymentDraft),
    ).toEqual([false, false, false, false, false]);
  });
});
