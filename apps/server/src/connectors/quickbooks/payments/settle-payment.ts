import type { Payment, QuickBooksFault } from '@tieout/quickbooks';
import { openProblem } from '../../../problems/open-problem.ts';
import type { Tx } from '../../../store/store.ts';
import { followPayments } from '../act/follow-payments.ts';
import type { BooksTools } from '../books-tools.ts';
import { refusalSentence } from '../call-books.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
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
    await tx
      .updateTable('mirror')
      .set({ life: 'deleted', observed_at: tools.now() })
      .where('connection_id', '=', connectionId)
      .where('entity', '=', 'Payment')
      .where('books_id', '=', booksId)
      .execute();
  } else {
    const entry = mirrorEntryOf('Payment', answer.record);
    await upsertMirror(tx, [entry], { connectionId, observedAt: tools.now() });
    if (request.operation === 'create') {
      const payment = answer.record as Payment;
      await linkPayment(tx, tools, { connection, recordId, payment, by, origin: 'sent' });
      await tx.updateTable('payment').set({ stage: 'posted' }).where('id', '=', recordId).execute();
    }
  }
  await followPayments(tx, tools, { connection, paymentIds: [booksId], by });
  await tools.announce(tx, { workspaceId, topic: 'payment', id: recordId });
}

/** It stands here and not there; recording it again is the person's choice. */
export async function tellRefusedPayment(
  tx: Tx,
  tools: BooksTools,
  { pending, fault }: { readonly pending: PendingWrite; readonly fault: QuickBooksFault },
): Promise<void> {
  if (pending.request.operation !== 'create') return;
  const { workspaceId, connectionId, recordId, name } = pending;
  await openProblem(tx, tools, {
    workspaceId,
    connectionId,
    cause: 'refused',
    recordKind: 'payment',
    recordId,
    booksId: null,
    recordName: name,
    sentence: `The payment is not in QuickBooks. ${refusalSentence(fault)}`,
    cures: ['open', 'dismiss'],
  });
  await tx.updateTable('payment').set({ mark: 'problem' }).where('id', '=', recordId).execute();
}
