import type { Estimate } from '@tieout/api';
import { estimateMoves, type EstimateStatus, type SettableEstimateStatus } from '@tieout/domain';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { readEstimate } from '../../../records/sales-documents/read-estimate.ts';
import type { Actor } from '../../../records/record-tools.ts';
import type { BooksTools } from '../books-tools.ts';
import { problemOf } from '../call-books.ts';
import type { BooksRequest } from '../write/books-request.ts';
import { noteIntent } from '../write/pending-write.ts';
import { settleWrite } from '../write/settle-write.ts';
import { fetchEstimate, findPostedEstimate, type PostedEstimate } from './find-posted-estimate.ts';

export type EstimateAct =
  { readonly kind: 'set-status'; readonly status: SettableEstimateStatus } | { readonly kind: 'delete' };

/** A record that somebody changes again and again meanwhile is tried so often. */
const staleAttemptsMax = 3;

/**
 * Says in QuickBooks what the customer said, or deletes the estimate there, once; here it follows from the answer. When somebody changed
 * it there meanwhile it is read again first. @throws ProblemFault `conflict`, `not-connected`, `refused-by-quickbooks`, …
 */
export async function actOnEstimate(
  tools: BooksTools,
  actor: Actor,
  { id, act }: { readonly id: string; readonly act: EstimateAct },
): Promise<Estimate> {
  const key = { workspaceId: actor.workspaceId, id };
  for (let attempt = 1; ; attempt += 1) {
    const posted = await findPostedEstimate(tools, key);
    requireAllowed(posted, act);
    const request = requestOf(posted, act);
    const name = `estimate ${posted.estimate.number ?? ''}`.trim();
    const intent = { recordKind: 'estimate', recordId: id, name, by: actor.name, request } as const;
    const { connection } = posted;
    const journalId = await tools.db.transaction().execute(tx => noteIntent(tx, tools, { intent, connection }));
    const outcome = await settleWrite(tools, journalId);
    if (outcome.kind === 'done') return readEstimate(tools.db, key, tools.now());
    if (outcome.fault.kind !== 'stale' || attempt === staleAttemptsMax)
      throw problemOf(outcome.fault, connection.companyName);
    await fetchEstimate(tools, posted);
  }
}

function requireAllowed({ estimate, isInvoiced }: PostedEstimate, act: EstimateAct): void {
  const { state } = estimate;
  if (state === 'deleted') throw new ProblemFault('conflict', 'This estimate is deleted already.');
  if (act.kind === 'delete') return;
  if (isInvoiced) throw new ProblemFault('conflict', 'An invoice was made of this estimate, so it stays closed.');
  if (isStatus(state) && estimateMoves[state].includes(act.status)) return;
  throw new ProblemFault('conflict', `An estimate that is ${state} cannot be marked as ${act.status}.`);
}

const isStatus = (state: string): state is EstimateStatus => state in estimateMoves;

const statusThere = { pending: 'Pending', accepted: 'Accepted', rejected: 'Rejected', closed: 'Closed' } as const;

function requestOf({ booksId: id, syncToken }: PostedEstimate, act: EstimateAct): BooksRequest {
  if (act.kind === 'delete') return { operation: 'delete', entity: 'Estimate', id, syncToken };
  return { operation: 'update', entity: 'Estimate', id, syncToken, body: { TxnStatus: statusThere[act.status] } };
}
