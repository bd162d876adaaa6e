import { isZero } from '@tieout/domain';
import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Actor } from '../../../records/record-tools.ts';
import type { BooksTools } from '../books-tools.ts';
import { deleteDocument } from '../sales-documents/delete-document.ts';
import type { PostedDocument } from '../sales-documents/find-posted-document.ts';
import { appliedOf } from './applied-of.ts';

/** Deletes a credit memo on both sides. @throws ProblemFault `conflict` while it is applied, `refused-by-quickbooks`, … */
export const deleteCreditMemo = (tools: BooksTools, actor: Actor, id: string): Promise<void> =>
  deleteDocument(tools, actor, { kind: 'credit-memo', id, requireDeletable: requireUnused });

/** QuickBooks keeps a credit that invoices live on: the payment that applies it has to go first (entities.md §3.3). */
function requireUnused({ document }: PostedDocument): void {
  if (isZero(appliedOf(document))) return;
  const sentence = 'This credit memo is applied to invoices.';
  throw new ProblemFault('conflict', `${sentence} Delete the payment that applies it first; then it can be deleted.`);
}
