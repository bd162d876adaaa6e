import type { RefundContent, SalesDocumentKind } from '../../../store/record-tables.ts';
import type { Db } from '../../../store/store.ts';
import { choiceOf } from '../payments/payment-facts.ts';
import { readPaymentNames } from '../payments/payment-names.ts';
import type { BooksSalesDocument } from './sales-document-columns.ts';

export interface RefundAsked {
  readonly connection: { readonly id: string };
  readonly kind: SalesDocumentKind;
  readonly document: BooksSalesDocument;
}

/** How the money of a refund receipt went back; undefined for other documents. */
export async function refundOf(
  db: Db,
  { connection, kind, document }: RefundAsked,
): Promise<RefundContent | undefined> {
  if (kind !== 'refund-receipt') return undefined;
  const { accountName, methodName } = await readPaymentNames(db, connection.id);
  const account = 'DepositToAccountRef' in document ? document.DepositToAccountRef : undefined;
  const method = 'PaymentMethodRef' in document ? document.PaymentMethodRef : undefined;
  const reference = 'PaymentRefNum' in document ? document.PaymentRefNum : undefined;
  return { account: choiceOf(account, accountName), method: choiceOf(method, methodName), reference: reference ?? '' };
}
