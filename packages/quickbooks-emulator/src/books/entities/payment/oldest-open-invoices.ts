import { numberOfCents } from '../../arithmetic/fixed-point.ts';
import type { Company } from '../../company.ts';
import { refAt, textAt, type Draft, type JsonObject } from '../../json.ts';
import { peekRecord } from '../../store/snapshot.ts';
import { centsAt } from '../../transactions/number-at.ts';

/**
 * Lines that apply a payment to the customer's open invoices, oldest first: what AutoApplyPayments does with a payment
 * that says nothing about it (entities.md §2.7; seen to move money to other invoices).
 */
export function oldestOpenInvoices(company: Company, payment: Draft): JsonObject[] {
  const customer = refAt(payment, 'CustomerRef');
  const open = company
    .table('Invoice')
    .inIdOrder()
    .map(peekRecord)
    .filter(invoice => refAt(invoice, 'CustomerRef') === customer && centsAt(invoice, 'Balance') > 0n)
    .sort((first, second) => ((textAt(first, 'TxnDate') ?? '') < (textAt(second, 'TxnDate') ?? '') ? -1 : 1));
  let left = centsAt(payment, 'TotalAmt');
  const lines: JsonObject[] = [];
  for (const invoice of open) {
    const balance = centsAt(invoice, 'Balance');
    const amount = balance < left ? balance : left;
    if (amount <= 0n) break;
    left -= amount;
    const link = { TxnId: textAt(invoice, 'Id') ?? '', TxnType: 'Invoice' };
    lines.push({ Amount: numberOfCents(amount), LinkedTxn: [link] });
  }
  return lines;
}
