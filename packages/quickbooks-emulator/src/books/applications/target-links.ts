import type { Company } from '../company.ts';
import { getDefinition } from '../entities/registry.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { numberOfCents } from '../arithmetic/fixed-point.ts';
import { objectsAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import { amendRecord } from '../write/amend-record.ts';
import { applicationsOf } from './applications.ts';
import { balanceFields, originalAmountOf } from './open-item.ts';
import { CUSTOMER_PAYMENTS, linkTypeOf, VENDOR_PAYMENTS } from './payment-side.ts';

const PAYMENT_TYPES: ReadonlySet<string> = new Set(['Payment', 'BillPaymentCheck', 'BillPaymentCreditCard']);

/** Records that show an open balance; a journal entry shows none. */
export type BalancedEntity = Extract<EntityName, 'Invoice' | 'CreditMemo' | 'Bill'>;

/** Whether a link was made by a payment, and is therefore none of the caller's business. */
export function isPaymentLink(link: JsonObject): boolean {
  return PAYMENT_TYPES.has(textAt(link, 'TxnType') ?? '');
}

/** The links of a target: its own ones, then each payment once (entities.md §3.9). */
export function linksWithPayments(company: Company, target: string, own: readonly JsonObject[]): JsonObject[] {
  const payments: JsonObject[] = [];
  for (const payer of applicationsOf(company).payersOf(target).keys()) {
    payments.push({ TxnId: payer, TxnType: typeOfPayer(company, payer) });
  }
  return [...own.filter(link => !isPaymentLink(link)), ...payments];
}

function typeOfPayer(company: Company, payer: string): string {
  const bought = company.table('BillPayment').record(payer);
  return bought === undefined ? linkTypeOf(CUSTOMER_PAYMENTS, {}) : linkTypeOf(VENDOR_PAYMENTS, bought);
}

/** What a record shows of its payments: balance, remaining credit and links. */
export function paymentFields(company: Company, entity: BalancedEntity, record: BooksRecord): JsonObject {
  const id = textAt(record, 'Id') ?? '';
  const balance = originalAmountOf(record) - applicationsOf(company).appliedTo(id);
  return {
    ...balanceFields(company, record, balance),
    ...(entity === 'CreditMemo' ? { RemainingCredit: numberOfCents(balance) } : {}),
    LinkedTxn: linksWithPayments(company, id, objectsAt(record, 'LinkedTxn')),
  };
}

/** Lets a record show what is applied to it now: its SyncToken and LastUpdatedTime rise (entities.md §3.9). */
export function refreshTarget(company: Company, entity: BalancedEntity, id: string): void {
  const record = company.table(entity).record(id);
  if (record === undefined) return;
  const changes = paymentFields(company, entity, record);
  amendRecord(company, getDefinition(entity), { id, changes, touches: true });
}
