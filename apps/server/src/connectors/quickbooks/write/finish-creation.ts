import type { BooksTools } from '../books-tools.ts';
import { problemOf } from '../call-books.ts';
import { findPending } from './pending-write.ts';
import { settleWrite } from './settle-write.ts';

/**
 * Finishes the creation of a record that was begun, and whose process died: it is sent again with the same request id. Nothing where it
 * is finished; while QuickBooks does not answer it goes on being sent. @throws ProblemFault where QuickBooks refuses it
 */
export async function finishCreation(tools: BooksTools, recordId: string): Promise<void> {
  const begun = await tools.db
    .selectFrom('journal')
    .select('id')
    .where('record_id', '=', recordId)
    .where('side', '=', 'books')
    .where('action', '=', 'create')
    .where('outcome', '=', 'pending')
    .executeTakeFirst();
  if (begun === undefined) return;
  const pending = await findPending(tools.db, begun.id);
  const outcome = await settleWrite(tools, begun.id);
  if (outcome.kind === 'refused') throw problemOf(outcome.fault, pending?.companyName ?? '');
}
