import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { readEstimate } from '../../../records/sales-documents/read-estimate.ts';
import type { BooksTools } from '../books-tools.ts';
import { findPendingCreate } from '../invoices/find-books-id.ts';
import { actOnEstimate } from './act-on-estimate.ts';
import { forgetEstimate } from './create-estimate.ts';

/** Deletes an estimate on both sides; one that QuickBooks never took, here. @throws ProblemFault `conflict`, `refused-by-quickbooks`, … */
export async function deleteEstimate(tools: BooksTools, actor: Actor, id: string): Promise<void> {
  const { sync, state } = await readEstimate(tools.db, { workspaceId: actor.workspaceId, id }, tools.now());
  if (state !== 'draft') {
    await actOnEstimate(tools, actor, { id, act: { kind: 'delete' } });
    return;
  }
  const pending = sync.company === null ? undefined : await findPendingCreate(tools.db, sync.company.id, id);
  if (pending === undefined) return forgetEstimate(tools, id);
  throw new ProblemFault('conflict', 'This estimate is being created in QuickBooks. Wait a moment.');
}
