import type { Estimate } from '@tieout/api';
import { estimateMoves, type EstimateStatus, type SettableEstimateStatus } from '@tieout/domain';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { readEstimate } from '../../../records/sales-documents/read-estimate.ts';
import type { BooksTools } from '../books-tools.ts';
import type { PostedDocument } from '../sales-documents/find-posted-document.ts';
import { writeDocument } from '../sales-documents/write-document.ts';

export interface EstimateWord {
  readonly id: string;
  readonly status: SettableEstimateStatus;
}

/** Says in QuickBooks what the customer said; here it follows from the answer (U10). @throws ProblemFault as writeDocument */
export async function setEstimateStatus(
  tools: BooksTools,
  actor: Actor,
  { id, status }: EstimateWord,
): Promise<Estimate> {
  const { workspaceId, name: by } = actor;
  await writeDocument(tools, {
    key: { workspaceId, kind: 'estimate', id },
    by,
    requestOf: posted => {
      requireMove(posted, status);
      return {
        operation: 'update',
        entity: 'Estimate',
        id: posted.booksId,
        syncToken: posted.there.SyncToken,
        isSparse: true,
        body: { TxnStatus: statusThere[status] },
        changed: { before: { status: posted.document.state }, after: { status } },
        story: `${by} marked the estimate as ${status}.`,
        predicted: null,
      };
    },
  });
  return readEstimate(tools.db, { workspaceId, id }, tools.now());
}

function requireMove({ document: { state }, isInvoiced }: PostedDocument, status: SettableEstimateStatus): void {
  if (state === 'deleted') throw new ProblemFault('conflict', 'This estimate is deleted already.');
  if (isInvoiced) throw new ProblemFault('conflict', 'An invoice was made of this estimate, so it stays closed.');
  if (isStatus(state) && estimateMoves[state].includes(status)) return;
  throw new ProblemFault('conflict', `An estimate that is ${state} cannot be marked as ${status}.`);
}

const isStatus = (state: string): state is EstimateStatus => state in estimateMoves;

const statusThere = { pending: 'Pending', accepted: 'Accepted', rejected: 'Rejected', closed: 'Closed' } as const;
