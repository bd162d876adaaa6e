import { isQuickBooksFault, type Invoice, type QuickBooksFault } from '@tieout/quickbooks';
import { sql } from 'kysely';
import { jsonOrNull } from '../../../store/json-column.ts';
import type { Db, Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { isPassing, refusalSentence } from '../call-books.ts';
import { settlePostedInvoice } from '../invoices/settle-posted-invoice.ts';
import { settleUpdatedInvoice, tellRefusedUpdate } from '../invoices/settle-updated-invoice.ts';
import { takeInvoice } from '../invoices/take-invoice.ts';
import { isDocumentRequest, settleDocument } from '../sales-documents/settle-document.ts';
import { settlePayment } from '../payments/settle-payment.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { tellOf } from '../observe/live/tell-of.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { buryMirrored } from './bury-mirrored.ts';
import { linkSent } from './link-sent.ts';
import { lookAgain } from './look-again.ts';
import { askAgainSoon, findPending, runTitle, type PendingWrite } from './pending-write.ts';
import { nameOfStep } from './name-of-step.ts';
import { sendRequest, type BooksAnswer } from './send-request.ts';
import { tellLateRefusal } from './tell-late-refusal.ts';
import { tellRefusedCreation } from './tell-refused-creation.ts';

/** How a write ended. `unknown`: nobody can say yet; it will be sent again with the same request id. */
export type WriteOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly fault: QuickBooksFault }
  | { readonly kind: 'unknown'; readonly fault: QuickBooksFault };

/**
 * Sends a pending write and settles it: answer into the mirror, link and record, journal closed, all in one transaction. Sending it a
 * second time, after a time-out, a crash, or in two places at once, does nothing twice.
 */
export async function settleWrite(tools: BooksTools, journalId: string): Promise<WriteOutcome> {
  const pending = await findPending(tools.db, journalId);
  if (pending === undefined) return { kind: 'done' };
  const outcome = await sendPending(tools, { pending, isLate: false });
  if (outcome.kind === 'unknown' && isPassing(outcome.fault)) await askAgainSoon(tools, pending);
  return outcome;
}

/** The same for the job that is tried again by itself. */
export async function settleAbandoned(tools: BooksTools, journalId: string): Promise<WriteOutcome> {
  const pending = await findPending(tools.db, journalId);
  return pending === undefined ? { kind: 'done' } : sendPending(tools, { pending, isLate: true });
}

interface Sending {
  readonly pending: PendingWrite;
  /** Nobody waits for the answer any more. */
  readonly isLate: boolean;
}

async function sendPending(tools: BooksTools, sending: Sending): Promise<WriteOutcome> {
  const { pending } = sending;
  let answer: BooksAnswer;
  try {
    answer = await sendRequest(tools.client.company(pending.realmId), pending.request, pending.requestId);
  } catch (error) {
    if (!isQuickBooksFault(error)) throw error;
    return onFault(tools, sending, error);
  }
  await tools.db.transaction().execute(async tx => {
    if (!(await closeJournal(tx, pending, { outcome: 'done', sentence: doneSentence(pending), answer }))) return;
    await takeAnswer(tx, tools, { pending, answer });
    await closeRun(tx, tools, { pending, answer, failure: null });
    await lookAgain(tx, tools, { pending, answer });
  });
  return { kind: 'done' };
}

/** A dead connection is a passing thing for a write: it is sent after reconnecting. */
async function onFault(tools: BooksTools, { pending, isLate }: Sending, fault: QuickBooksFault): Promise<WriteOutcome> {
  if (isPassing(fault) || fault.kind === 'reconnect' || fault.kind === 'unauthorised') {
    await addSpent(tools.db, tools, pending.runId);
    return { kind: 'unknown', fault };
  }
  const sentence = refusalSentence(fault);
  await tools.db.transaction().execute(async tx => {
    if (!(await closeJournal(tx, pending, { outcome: 'refused', sentence, answer: undefined }))) return;
    if (pending.recordKind === 'invoice' && pending.request.operation === 'create') {
      await tx
        .updateTable('invoice')
        .set({ stage: 'draft', mark: 'local', updated_at: tools.now() })
        .where('id', '=', pending.recordId)
        .where('stage', '=', 'posting')
        .execute();
    }
    const { operation, entity } = pending.request;
    if (operation === 'update' && entity === 'Invoice') await tellRefusedUpdate(tx, tools, { pending, fault });
    if (operation === 'create') await tellRefusedCreation(tx, tools, { pending, fault });
    if (isLate) await tellLateRefusal(tx, tools, { pending, fault });
    await closeRun(tx, tools, { pending, answer: undefined, failure: sentence });
    await lookAgain(tx, tools, { pending, answer: undefined });
    const { workspaceId, recordId: id } = pending;
    await tools.announce(tx, { workspaceId, topic: pending.recordKind, id });
  });
  return { kind: 'refused', fault };
}

interface Closing {
  readonly outcome: 'done' | 'refused';
  readonly sentence: string;
  readonly answer: BooksAnswer | undefined;
}

/** Closes the journal row once. False when somebody else did: then there is nothing left to do. */
async function closeJournal(tx: Tx, pending: PendingWrite, { outcome, sentence, answer }: Closing): Promise<boolean> {
  const booksId = answer === undefined ? null : answer.kind === 'record' ? answer.record.Id : answer.id;
  const closed = await tx
    .updateTable('journal')
    .set({
      outcome,
      sentence,
      name: await nameOfStep(tx, pending, answer),
      books_id: booksId,
      ...fieldsOf(pending, answer),
    })
    .where('id', '=', pending.journalId)
    .where('outcome', '=', 'pending')
    .returning('id')
    .executeTakeFirst();
  return closed !== undefined;
}

/** What the books' record was and became, where the request says it; else how far it got. */
function fieldsOf({ request }: PendingWrite, answer: BooksAnswer | undefined) {
  if (answer?.kind !== 'record') return { after: null };
  if (!('changed' in request)) return { after: jsonOrNull({ syncToken: answer.record.SyncToken }) };
  const { before, after } = request.changed;
  return { before: JSON.stringify(before), after: JSON.stringify(after) };
}

async function closeRun(
  tx: Tx,
  tools: BooksTools,
  {
    pending,
    answer,
    failure,
  }: Omit<Closing, 'outcome' | 'sentence'> & { readonly pending: PendingWrite; readonly failure: string | null },
): Promise<void> {
  const { operation } = pending.request;
  await addSpent(tx, tools, pending.runId);
  await tx
    .updateTable('run')
    .set({
      title: runTitle(pending.request, await nameOfStep(tx, pending, answer)),
      state: failure === null ? 'finished' : 'failed',
      failure,
      finished_at: tools.now(),
      progress_done: 1,
      progress_sentence: failure === null ? 'Done' : 'Refused',
      counts: JSON.stringify(failure === null ? { [operation]: 1 } : { refused: 1 }),
    })
    .where('id', '=', pending.runId)
    .execute();
  await tools.announce(tx, { workspaceId: pending.workspaceId, topic: 'run', id: pending.runId });
}

/** Each try of a write costs calls, whatever comes of it. */
async function addSpent(db: Db, { calls }: Pick<BooksTools, 'calls'>, runId: string): Promise<void> {
  const { total, metered } = calls.takeSpent();
  await sql`
    update run set calls_total = calls_total + ${total}, calls_metered = calls_metered + ${metered} where id = ${runId}`.execute(
    db,
  );
}

interface Answered {
  readonly pending: PendingWrite;
  readonly answer: BooksAnswer;
}

/** The answer is the truth about the books' record: no read after the write, no echo (design/sync.md, Acting). */
async function takeAnswer(tx: Tx, tools: BooksTools, { pending, answer }: Answered): Promise<void> {
  const { request, connectionId } = pending;
  if (request.entity === 'Payment') return settlePayment(tx, tools, { pending, answer });
  if (isDocumentRequest(request)) return settleDocument(tx, tools, { pending, request, answer });
  if (answer.kind === 'deleted') {
    const { entity } = request;
    await buryMirrored(tx, { connectionId, entity, booksId: answer.id, observedAt: tools.now() });
    await takeInvoice(tx, tools, { connectionId, books: { kind: 'deleted', id: answer.id }, by: pending.by });
    return;
  }
  const entry = mirrorEntryOf(request.entity, answer.record);
  await upsertMirror(tx, [entry], { connectionId, observedAt: tools.now() });
  if (request.operation === 'update') {
    const { sent, plannedBase } = request;
    await settleUpdatedInvoice(tx, tools, { pending, sent, plannedBase, invoice: answer.record as Invoice });
    return;
  }
  if (request.operation !== 'create') {
    const books = { kind: 'present' as const, invoice: answer.record as Invoice };
    const missing = await takeInvoice(tx, tools, { connectionId, books, by: pending.by, isOwnWrite: true });
    const records = missing.length === 0 ? [] : [{ entity: 'Invoice' as const, booksId: answer.record.Id }];
    await tellOf(tx, tools, { connectionId, records });
    return;
  }
  if (request.entity === 'Invoice')
    await settlePostedInvoice(tx, tools, { pending, invoice: answer.record as Invoice });
  else await linkSent(tx, tools, { pending, entry });
}

function doneSentence({ request }: PendingWrite): string {
  switch (request.operation) {
    case 'create':
      return 'Created in QuickBooks.';
    case 'update':
      return 'Changed in QuickBooks.';
    case 'send':
      return `Sent by QuickBooks to ${request.sendTo}.`;
    case 'void':
      return 'Voided in QuickBooks.';
    case 'delete':
      return 'Deleted in QuickBooks.';
  }
}
