import type { Estimate } from '@tieout/quickbooks';
import { openProblem } from '../../../problems/open-problem.ts';
import { readCompanySetting } from '../../../records/invoices/invoice-setting.ts';
import { readEstimate } from '../../../records/sales-documents/read-estimate.ts';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { answeredFigures } from '../invoices/answered-figures.ts';
import { rateNames, tieOutOf } from '../invoices/tie-out-answer.ts';
import { mirrorEntryOf } from '../observe/mirror-entry.ts';
import { upsertMirror } from '../observe/upsert-mirror.ts';
import { followSalesDocuments } from '../sales-documents/follow-sales-documents.ts';
import type { BooksRequest } from '../write/books-request.ts';
import { buryMirrored } from '../write/bury-mirrored.ts';
import type { PendingWrite } from '../write/pending-write.ts';
import type { BooksAnswer } from '../write/send-request.ts';
import { fieldsOfEstimate, prepareEstimate } from './prepare-estimate.ts';

interface Answered {
  readonly pending: PendingWrite;
  readonly request: Extract<BooksRequest, { readonly entity: 'Estimate' }>;
  readonly answer: BooksAnswer;
}

/** Takes QuickBooks' answer to an estimate that was written, changed or deleted from here. */
export async function settleEstimate(tx: Tx, tools: BooksTools, { pending, request, answer }: Answered): Promise<void> {
  const { connectionId, workspaceId, recordId } = pending;
  const observedAt = tools.now();
  if (answer.kind === 'deleted') {
    await buryMirrored(tx, { connectionId, entity: 'Estimate', booksId: answer.id, observedAt });
    await follow(tx, tools, { pending, booksId: answer.id });
  } else {
    await upsertMirror(tx, [mirrorEntryOf('Estimate', answer.record)], { connectionId, observedAt });
    // Asked for as an estimate, answered as one.
    const estimate = answer.record as Estimate;
    if (request.operation === 'create') await settleCreated(tx, tools, { pending, estimate });
    else await follow(tx, tools, { pending, booksId: estimate.Id });
  }
  await tellAct(tx, tools, { pending, request });
  await tools.announce(tx, { workspaceId, topic: 'estimate', id: recordId });
}

const follow = (
  tx: Tx,
  tools: BooksTools,
  { pending, booksId }: { readonly pending: PendingWrite; readonly booksId: string },
): Promise<void> => {
  const connection = { id: pending.connectionId, workspaceId: pending.workspaceId };
  return followSalesDocuments(tx, tools, { connection, estimateIds: [booksId], creditMemoIds: [], isOwnWrite: true });
};

interface Created {
  readonly pending: PendingWrite;
  readonly estimate: Estimate;
}

/** Links it, compares what was predicted with the answer to the cent, and shows QuickBooks' figures from then on. */
async function settleCreated(tx: Tx, tools: BooksTools, created: Created): Promise<void> {
  const { pending, estimate } = created;
  const { connectionId, workspaceId, recordId, by } = pending;
  const at = tools.now();
  const differences = await compareFigures(tx, tools, created);
  await tx
    .insertInto('link')
    .values({
      connection_id: connectionId,
      workspace_id: workspaceId,
      kind: 'estimate',
      record_id: recordId,
      books_id: estimate.Id,
      base: JSON.stringify({ life: 'live', fields: {} }),
      origin: 'sent',
      linked_by: by,
      linked_at: at,
      synced_at: at,
    })
    .execute();
  await follow(tx, tools, { pending, booksId: estimate.Id });
  // It shows QuickBooks' figures from now on: what may differ is only what was promised before.
  await tx.updateTable('sales_document').set({ mark: 'in-step' }).where('id', '=', recordId).execute();
  if (differences.length === 0) return;
  await openProblem(tx, tools, {
    workspaceId,
    connectionId,
    cause: 'tie-out-differs',
    recordKind: 'estimate',
    recordId,
    booksId: estimate.Id,
    recordName: estimate.DocNumber ?? 'Estimate',
    sentence: differences.map(({ cause }) => cause).join(' '),
    cures: ['open-in-quickbooks', 'dismiss'],
    detail: differences,
  });
}

/** Both sides keep the order of lines as sent (entities.md §2.4): that is how ours are found in the answer. */
async function compareFigures(tx: Tx, tools: BooksTools, { pending, estimate }: Created) {
  const { connectionId, workspaceId, recordId } = pending;
  const now = tools.now();
  const setting = await readCompanySetting(tx, { workspaceId, connectionId }, now);
  const stored = await readEstimate(tx, { workspaceId, id: recordId }, now);
  const { figures } = await prepareEstimate(tx, fieldsOfEstimate(stored), setting);
  const { tax } = setting.rules;
  const lineKeyOf = (line: { readonly Id?: string }, at: number) => stored.lines[at]?.id ?? line.Id ?? '';
  const answered = answeredFigures(estimate, lineKeyOf, rateNames(tax));
  const tie = tieOutOf({ predicted: figures.document, answered }, tax, now);
  return tie.kind === 'differs' ? tie.differences : [];
}

/** What QuickBooks was told to do with it; its creation is told by the journal. */
async function tellAct(tx: Tx, tools: BooksTools, { pending, request }: Omit<Answered, 'answer'>): Promise<void> {
  if (request.operation === 'create') return;
  const { recordId, workspaceId, by } = pending;
  const [kind, sentence] =
    request.operation === 'delete'
      ? ['deleted', `${by} deleted the estimate.`]
      : ['changed', `${by} marked the estimate as ${(request.body.TxnStatus ?? '').toLowerCase()}.`];
  const actor = { workspaceId, name: by };
  await addStory(tx, tools, { recordKind: 'estimate', recordId, kind, sentence, actor });
}
