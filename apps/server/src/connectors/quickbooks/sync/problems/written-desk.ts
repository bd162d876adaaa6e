import { ProblemFault } from '../../../../http/problem-fault.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import type { SalesDocumentKind } from '../../../../store/record-tables.ts';
import { actOnPayment } from '../../payments/act-on-payment.ts';
import type { BooksTools } from '../../books-tools.ts';
import { kindOf } from '../../sales-documents/document-kinds.ts';
import { retryDocument } from '../../sales-documents/retry-document.ts';
import { isDocumentRequest } from '../../sales-documents/settle-document.ts';
import type { BooksRequest } from '../../write/books-request.ts';
import type { RefusedWrite } from '../../write/tell-late-refusal.ts';
import { closeProblem } from './close-problem.ts';
import type { StoredProblem } from './find-problem.ts';
import { answersByCures, plainDesk } from './plain-desk.ts';
import type { ProblemDesk } from './problem-desk.ts';

/** Problems of payments and sales documents, which are written while a person waits: what was refused is sent again, or let go. */
export const writtenDesk = (kind: WrittenKind): ProblemDesk => ({
  ...plainDesk,
  answersTo: problem => answersByCures(problem).filter(answer => answer === 'retry' || answer === 'dismiss'),
  carry: (tools, actor, { problem, answer }) =>
    answer.kind === 'retry' ? retry(tools, actor, problem) : letGo(tools, actor, { problem, kind }),
});

type WrittenKind = 'payment' | SalesDocumentKind;

async function retry(tools: BooksTools, actor: Actor, problem: StoredProblem): Promise<void> {
  const request = await requestOf(tools, problem);
  const { recordId: id } = problem;
  if (id === null || request === undefined || request.operation === 'create') throw nothingLeft();
  if (isDocumentRequest(request)) await retryDocument(tools, actor, { kind: kindOf(request.entity), id, request });
  else if (request.operation === 'void' || request.operation === 'delete')
    await actOnPayment(tools, actor, { id, operation: request.operation });
  else throw nothingLeft();
}

const nothingLeft = () => new ProblemFault('conflict', 'Nothing of it is left that could be sent again.');

/** What was refused, word for word, as the journal keeps it. */
async function requestOf(
  { db }: BooksTools,
  { detail, connectionId, recordId }: StoredProblem,
): Promise<BooksRequest | undefined> {
  if (!isRefusedWrite(detail)) return undefined;
  const row = await db
    .selectFrom('journal')
    .select('request')
    .where('id', '=', detail.journalId)
    .where('connection_id', '=', connectionId)
    .where('record_id', '=', recordId)
    .where('outcome', '=', 'refused')
    .executeTakeFirst();
  // Only noteIntent writes such rows.
  return row?.request as BooksRequest | undefined;
}

const isRefusedWrite = (detail: unknown): detail is RefusedWrite =>
  typeof detail === 'object' && detail !== null && 'journalId' in detail && typeof detail.journalId === 'string';

/** Both sides hold the same: nothing of what was refused was kept here. One that QuickBooks never took keeps its mark. */
async function letGo(
  tools: BooksTools,
  actor: Actor,
  { problem, kind }: { readonly problem: StoredProblem; readonly kind: WrittenKind },
): Promise<void> {
  const { recordId: id } = problem;
  await tools.db.transaction().execute(async tx => {
    await closeProblem({ tx, tools, actor }, { problem, how: 'left as it is' });
    await tx
      .updateTable('sales_document')
      .set({ mark: 'in-step' })
      .where('id', '=', id)
      .where('stage', '=', 'posted')
      .where('mark', '=', 'problem')
      .execute();
    if (id !== null) await tools.announce(tx, { workspaceId: actor.workspaceId, topic: kind, id });
  });
}
