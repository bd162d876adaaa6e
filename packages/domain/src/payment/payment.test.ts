import { expect, test } from 'vitest';
import { invoiceId } from '../ids/record-ids.ts';
import { decimal } from '../money/decimal.ts';
import { isAllocationSound, settledPart, unappliedAmount, type PaymentAllocation } from './payment.ts';

const part = (kind: PaymentAllocation['kind'], amount: string): PaymentAllocation => ({
  kind,
  documentId: invoiceId('1'),
  amount: decimal(amount),
});
const paymentOf = (total: string, ...allocations: readonly PaymentAllocation[]) => ({
  total: decimal(total),
  allocations,
});

test.each([
  ['the recorded payment: 300 on an invoice of 295.17', paymentOf('300', part('invoice', '295.17')), '4.83', true],
  ['nothing allocated', paymentOf('50'), '50', true],
  ['one payment over two invoices', paymentOf('100', part('invoice', '60'), part('invoice', '40')), '0', true],
  ['a credit memo applied without money', paymentOf('0', part('invoice', '60'), part('credit-memo', '60')), '0', true],
  ['more settled than there is', paymentOf('50', part('invoice', '60')), '-10', false],
  ['a negative part', paymentOf('50', part('invoice', '-1')), '51', false],
] as const)('%s', (_, payment, ...[unapplied, isSound]) => {
  expect(unappliedAmount(payment)).toBe(unapplied);
  expect(isAllocationSound(payment)).toBe(isSound);
});

test('an invoice cannot be overpaid: the surplus stays credit', () => {
  expect(settledPart(decimal('295.17'), decimal('300'))).toBe('295.17');
  expect(settledPart(decimal('295.17'), decimal('100'))).toBe('100');
});
