import type { Payment } from '@tieout/quickbooks';
import { closeProblems } from '../../../problems/open-problem.ts';
import type { Tx } from '../../../store/store.ts';
import { followPayments } from '../act/follow-payments.ts';
import type { BooksTools } from '../books-tools.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { buryMirrored } from '../write/bury-mirrored.ts';
import type { PendingWrite } from '../write/pending-write.ts';
import type { BooksAnswer } from '../write/send-request.ts';
import { linkPayment } from './take-payment.ts';

/** Takes QuickBooks' answer to a payment that was recorded, voided or deleted from here. */
export async function settlePayment(
  tx: Tx,
  tools: BooksTools,
  { pending, answer }: { readonly pending: PendingWrite; readonly answer: BooksAnswer },
): Promise<void> {
  const { connectionId, workspaceId, recordId, by, request } = pending;
  const connection = { id: connectionId, workspaceId };
  const booksId = answer.kind === 'record' ? answer.record.Id : answer.id;
  if (answer.kind === 'deleted') {
    await buryMirrored(tx, { connectionId, entity: 'Payment', booksId, observedAt: tools.now() });
  } else {
    const entry = mirrorEntryOf('Payment', answer.record);
    await upsertMirror(tx, [entry], { connectionId, observedAt: tools.now() });
    if (request.operation === 'create') {
      const payment = answer.record as Payment;
      await linkPayment(tx, tools, { connection, recordId, payment, by, origin: 'sent' });
      await tx.updateTable('payment').set({ stage: 'posted' }).where('id', '=', recordId).execute();
    }
  }
  await closeProblems(tx, tools, { recordId, how: 'QuickBooks took it', causes: ['refused'] });
  await followPayments(tx, tools, { connection, paymentIds: [booksId], by });
  await tools.announce(tx, { workspaceId, topic: 'payment', id: recordId });
}
