import { numberOfCents } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { getDefinition } from '../entities/registry.ts';
import { objectsAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import { amendRecord } from '../write/amend-record.ts';
import { centsAt } from '../transactions/number-at.ts';
import { applicationsOf } from './applications.ts';
import { CUSTOMER_PAYMENTS, VENDOR_PAYMENTS, type PaymentSide } from './payment-side.ts';
import { recordApplications } from './record-applications.ts';

/**
 * Takes applied money off a charge, the latest payment first: what its payments held for it becomes unapplied
 * (entities.md §3.9). A void or delete takes off all of it, a lower total the surplus.
 */
export function unapply(company: Company, target: string, surplus: Cents): void {
  let left = surplus;
  for (const [payer, amount] of [...applicationsOf(company).payersOf(target)].reverse()) {
    if (left <= 0n) return;
    const taken = amount < left ? amount : left;
    lowerApplication(company, { payer, target }, taken);
    left -= taken;
  }
}

function lowerApplication(
  company: Company,
  link: { readonly payer: string; readonly target: string },
  by: Cents,
): void {
  const side = company.table('Payment').find(link.payer) === undefined ? VENDOR_PAYMENTS : CUSTOMER_PAYMENTS;
  const previous = company.table(side.entity).record(link.payer);
  if (previous === undefined) return;
  const changes = {
    Line: lowerLines(objectsAt(previous, 'Line'), link.target, by),
    ...unappliedField(side, previous, by),
  };
  amendRecord(company, getDefinition(side.entity), { id: link.payer, changes, touches: true });
  recordApplications(company, side, { saved: company.table(side.entity).record(link.payer), previous });
}

function unappliedField(side: PaymentSide, previous: BooksRecord, by: Cents): JsonObject {
  return side.entity === 'Payment' ? { UnappliedAmt: numberOfCents(centsAt(previous, 'UnappliedAmt') + by) } : {};
}

function lowerLines(lines: readonly JsonObject[], target: string, by: Cents): JsonObject[] {
  let left = by;
  return lines.flatMap(line => {
    const link = objectsAt(line, 'LinkedTxn')[0];
    if (link === undefined || textAt(link, 'TxnId') !== target) return [line];
    const amount = centsAt(line, 'Amount');
    const taken = amount < left ? amount : left;
    left -= taken;
    return taken === amount ? [] : [{ ...line, Amount: numberOfCents(amount - taken) }];
  });
}
