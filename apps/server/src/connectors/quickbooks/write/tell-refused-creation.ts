import type { QuickBooksFault } from '@tieout/quickbooks';
import { openProblem } from '../../../problems/open-problem.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { refusalSentence } from '../call-books.ts';
import type { PendingWrite } from './pending-write.ts';

const tables = {
  payment: 'payment',
  estimate: 'sales_document',
  'credit-memo': 'sales_document',
  'refund-receipt': 'sales_document',
} as const;

const isTold = (kind: string): kind is keyof typeof tables => kind in tables;

/** A payment or sales document that was not taken stands here and not there; writing it again is the person's choice. */
export async function tellRefusedCreation(
  tx: Tx,
  tools: BooksTools,
  { pending, fault }: { readonly pending: PendingWrite; readonly fault: QuickBooksFault },
): Promise<void> {
  const { workspaceId, connectionId, recordKind, recordId, name } = pending;
  if (!isTold(recordKind)) return;
  await openProblem(tx, tools, {
    workspaceId,
    connectionId,
    cause: 'refused',
    recordKind,
    recordId,
    booksId: null,
    recordName: name,
    sentence: `The ${recordKind.replace('-', ' ')} is not in QuickBooks. ${refusalSentence(fault)}`,
    cures: ['open', 'dismiss'],
  });
  await tx.updateTable(tables[recordKind]).set({ mark: 'problem' }).where('id', '=', recordId).execute();
}
