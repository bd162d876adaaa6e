import { PRECISE_ONE } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { textAt, type BooksRecord } from '../json.ts';
import { reverseEntry } from '../ledger/post-entry.ts';
import { exchangeRateOf } from '../transactions/transaction-currency.ts';
import { applicationsIn, applicationsOf, type Application } from './applications.ts';
import { CUSTOMER_PAYMENTS, VENDOR_PAYMENTS, type PaymentSide } from './payment-side.ts';
import { postPayment } from './post-payment.ts';
import { refreshTarget, type BalancedEntity } from './target-links.ts';

/** Two versions of a payment; `saved` is undefined once it is deleted. */
export interface PaymentVersions {
  readonly saved: BooksRecord | undefined;
  readonly previous: BooksRecord | undefined;
}

/** Lets everything that a payment touches follow it: its targets' balances and links, and the ledger. */
export function recordApplications(company: Company, side: PaymentSide, versions: PaymentVersions): void {
  const { saved, previous } = versions;
  const payer = textAt(saved ?? previous ?? {}, 'Id') ?? '';
  const after = saved === undefined ? [] : applicationsIn(saved);
  const before = previous === undefined ? [] : applicationsIn(previous);
  const changed = changedTargets(before, after);
  for (const { key } of changed) {
    const amount = after.find(application => application.key === key)?.amount ?? 0n;
    applicationsOf(company).set(payer, key, amount);
  }
  if (saved === undefined) reverseEntry(company, `${side.entity}:${payer}`);
  else postPayment(company, saved, side);
  for (const target of changed) {
    if (target.type !== 'JournalEntry') refreshTarget(company, target.type as BalancedEntity, target.id);
    repostForeignPayers(company, target, payer);
  }
}

function changedTargets(before: readonly Application[], after: readonly Application[]): readonly Application[] {
  const unchanged = (application: Application, others: readonly Application[]) =>
    others.some(({ key, amount }) => key === application.key && amount === application.amount);
  const gone = before.filter(application => !after.some(({ key }) => key === application.key));
  return [...gone, ...after.filter(application => !unchanged(application, before))];
}

/** Other payers of a foreign target share its home worth in order, so each change of one moves the others' share. */
function repostForeignPayers(company: Company, target: Application, payer: string) {
  const record = company.table(target.type as EntityName).record(target.id);
  if (record === undefined || exchangeRateOf(record) === PRECISE_ONE) return;
  repostPayers(company, target.key, payer);
}

/** Posts the payments of a target again, because its worth or the order of its payers changed. */
export function repostPayers(company: Company, target: string, except?: string): void {
  for (const payer of applicationsOf(company).payersOf(target).keys()) {
    if (payer === except) continue;
    const received = company.table('Payment').record(payer);
    const paid = received ?? company.table('BillPayment').record(payer);
    if (paid !== undefined) postPayment(company, paid, received === undefined ? VENDOR_PAYMENTS : CUSTOMER_PAYMENTS);
  }
}
