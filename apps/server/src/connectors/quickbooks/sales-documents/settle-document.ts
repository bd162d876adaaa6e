import type { DocumentTotals } from '@tieout/domain';
import { closeProblems, openProblem } from '../../../problems/open-problem.ts';
import { readCompanySetting } from '../../../records/invoices/invoice-setting.ts';
import { salesDocumentWords } from '../../../records/sales-documents/sales-document-words.ts';
import { addStory } from '../../../records/timeline.ts';
import type { SalesDocumentKind } from '../../../store/record-tables.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { answeredFigures } from '../invoices/answered-figures.ts';
import { rateNames, tieOutOf } from '../invoices/tie-out-answer.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import type { BooksRequest } from '../write/books-request.ts';
import { buryMirrored } from '../write/bury-mirrored.ts';
import type { DocumentRequest } from '../write/document-request.ts';
import type { PendingWrite } from '../write/pending-write.ts';
import type { BooksAnswer } from '../write/send-request.ts';
import { isDocumentEntity, kindOf } from './document-kinds.ts';
import { followDocument } from './follow-sales-documents.ts';
import type { BooksSalesDocument } from './sales-document-columns.ts';

/** Whether a write is one of a document that is settled here. */
export const isDocumentRequest = (request: BooksRequest): request is DocumentRequest =>
  isDocumentEntity(request.entity);

interface Answered {
  readonly pending: PendingWrite;
  readonly request: DocumentRequest;
  readonly answer: BooksAnswer;
}

/** Takes QuickBooks' answer to a document that was written, changed or deleted from here. */
export async function settleDocument(tx: Tx, tools: BooksTools, { pending, request, answer }: Answered): Promise<void> {
  const { connectionId, workspaceId, recordId } = pending;
  const { entity } = request;
  const kind = kindOf(entity);
  const observedAt = tools.now();
  const booksId = answer.kind === 'deleted' ? answer.id : answer.record.Id;
  if (answer.kind === 'deleted') await buryMirrored(tx, { connectionId, entity, booksId, observedAt });
  else await upsertMirror(tx, [mirrorEntryOf(entity, answer.record)], { connectionId, observedAt });
  if (request.operation === 'create') await linkCreated(tx, tools, { pending, kind, booksId });
  const connection = { id: connectionId, workspaceId };
  await followDocument(tx, tools, { connection, kind, booksId, isOwnWrite: true });
  // It shows QuickBooks' figures from now on: what may differ is only what was promised before.
  await tx.updateTable('sales_document').set({ mark: 'in-step', stage: 'posted' }).where('id', '=', recordId).execute();
  await closeProblems(tx, tools, { recordId, how: 'QuickBooks took it', causes: ['refused'] });
  if (request.operation !== 'delete' && request.predicted !== null && answer.kind === 'record') {
    // Asked for as this kind of document, answered as one.
    const document = answer.record as BooksSalesDocument;
    await tellFigures(tx, tools, { pending, kind, predicted: request.predicted, document });
  }
  await tellAct(tx, tools, { pending, request });
  await tools.announce(tx, { workspaceId, topic: kind, id: recordId });
}

interface Created {
  readonly pending: PendingWrite;
  readonly kind: SalesDocumentKind;
  readonly booksId: string;
}

async function linkCreated(tx: Tx, tools: BooksTools, { pending, kind, booksId }: Created): Promise<void> {
  const at = tools.now();
  await tx
    .insertInto('link')
    .values({
      connection_id: pending.connectionId,
      workspace_id: pending.workspaceId,
      kind,
      record_id: pending.recordId,
      books_id: booksId,
      base: JSON.stringify({ life: 'live', fields: {} }),
      origin: 'sent',
      linked_by: pending.by,
      linked_at: at,
      synced_at: at,
    })
    .execute();
}

interface Compared {
  readonly pending: PendingWrite;
  readonly kind: SalesDocumentKind;
  readonly predicted: DocumentTotals;
  readonly document: BooksSalesDocument;
}

/** Compares what was predicted with the answer to the cent. */
async function tellFigures(tx: Tx, tools: BooksTools, compared: Compared): Promise<void> {
  const { pending, kind, document } = compared;
  const { connectionId, workspaceId, recordId } = pending;
  const differences = await differencesOf(tx, tools, compared);
  if (differences.length === 0) {
    await closeProblems(tx, tools, { recordId, how: 'the figures agree now', causes: ['tie-out-differs'] });
    return;
  }
  await openProblem(tx, tools, {
    workspaceId,
    connectionId,
    cause: 'tie-out-differs',
    recordKind: kind,
    recordId,
    booksId: document.Id,
    recordName: document.DocNumber ?? salesDocumentWords[kind],
    sentence: differences.map(({ cause }) => cause).join(' '),
    cures: ['open-in-quickbooks', 'dismiss'],
    detail: differences,
  });
}

/** Both sides keep the order of lines as sent (entities.md §2.4): that is how ours are found in the answer. */
async function differencesOf(tx: Tx, tools: BooksTools, { pending, predicted, document }: Compared) {
  const { connectionId, workspaceId } = pending;
  const now = tools.now();
  const { rules } = await readCompanySetting(tx, { workspaceId, connectionId }, now);
  const lineKeyOf = (line: { readonly Id?: string }, at: number) => predicted.lines[at]?.lineId ?? line.Id ?? '';
  const answered = answeredFigures(document, lineKeyOf, rateNames(rules.tax));
  const tie = tieOutOf({ predicted, answered }, rules.tax, now);
  return tie.kind === 'differs' ? tie.differences : [];
}

/** What QuickBooks was told to do with it; its creation is told when it is begun. */
async function tellAct(tx: Tx, tools: BooksTools, { pending, request }: Omit<Answered, 'answer'>): Promise<void> {
  if (request.operation === 'create') return;
  const { recordId, workspaceId, by } = pending;
  const recordKind = kindOf(request.entity);
  const [kind, sentence] =
    request.operation === 'delete'
      ? ['deleted', `${by} deleted the ${salesDocumentWords[recordKind]}.`]
      : ['changed', request.story];
  await addStory(tx, tools, { recordKind, recordId, kind, sentence, actor: { workspaceId, name: by } });
}
