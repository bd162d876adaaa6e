import type { RefundReceipt, RefundReceiptFields } from '@tieout/api';
import type { Actor } from '../../../records/record-tools.ts';
import { readRefundReceipt } from '../../../records/sales-documents/read-refund-receipt.ts';
import type { BooksTools } from '../books-tools.ts';
import { createDocument, type KindOfDocument } from '../sales-documents/create-document.ts';

/** Writes a refund receipt here and in QuickBooks, once whatever happens (U12). @throws ProblemFault as createDocument */
export async function createRefundReceipt(
  tools: BooksTools,
  actor: Actor,
  fields: RefundReceiptFields,
): Promise<RefundReceipt> {
  const { id } = await createDocument(tools, actor, { fields, is: refundOut(fields) });
  return readRefundReceipt(tools.db, { workspaceId: actor.workspaceId, id }, tools.now());
}

/** As an invoice, with the account that the money leaves (entities.md §2.8). */
const refundOut = ({ account, method, reference }: RefundReceiptFields): KindOfDocument => ({
  kind: 'refund-receipt',
  sharesNumbers: true,
  requestOf: (body, predicted) => ({
    operation: 'create',
    entity: 'RefundReceipt',
    body: {
      ...body,
      DepositToAccountRef: { value: account.id },
      ...(method !== null && { PaymentMethodRef: { value: method.id } }),
      ...(reference !== '' && { PaymentRefNum: reference }),
    },
    predicted,
  }),
  content: { refund: { account, method, reference } },
});
