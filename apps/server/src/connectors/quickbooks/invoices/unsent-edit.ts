import { decidePair, fieldWords, type Verdict } from '@tieout/sync';
import type { Invoice } from '@tieout/quickbooks';
import { openProblem } from '../../../problems/open-problem.ts';
import type { Tx } from '../../../store/store.ts';
import { booksName } from '../act/live-run.ts';
import type { BooksTools } from '../books-tools.ts';
import { readInvoicePair } from './invoice-pair.ts';
import { readInvoiceTitle } from './name-of-invoice.ts';

const listed = new Intl.ListFormat('en-GB');

/** A linked invoice that QuickBooks voided or deleted; the caller holds its row. */
export interface RemovedInvoice {
  readonly connectionId: string;
  readonly workspaceId: string;
  readonly recordId: string;
  readonly booksId: string;
  readonly life: 'voided' | 'deleted';
}

/** What was changed here and stands against the removal. */
export type UnsentEdit = Extract<Verdict, { readonly code: 'edit-against-deletion' }>;

/**
 * A change made here that QuickBooks has not taken, and will not take any more: both removals are final there. Asked before the life is
 * written here.
 */
export async function findUnsentEdit(
  tx: Tx,
  tools: BooksTools,
  { connectionId, recordId, booksId, life }: RemovedInvoice,
): Promise<UnsentEdit | undefined> {
  const invoice = await lastKnown(tx, connectionId, booksId);
  if (invoice === undefined) return undefined;
  const { pair, rules } = await readInvoicePair(tx, tools, { connectionId, recordId, invoice });
  const { verdict } = decidePair({ ...pair, books: { ...pair.books, life } }, rules);
  return verdict.code === 'edit-against-deletion' ? verdict : undefined;
}

/** Tells of it: an edit beats a deletion, and nobody may believe that it was sent (sync.md). */
export async function tellUnsentEdit(
  tx: Tx,
  tools: BooksTools,
  { removed, edit }: { readonly removed: RemovedInvoice; readonly edit: UnsentEdit },
): Promise<void> {
  const { workspaceId, connectionId, recordId, booksId, life } = removed;
  const happened = life === 'voided' ? 'Voided' : 'Deleted';
  const changed = listed.format([...new Set(edit.fields.map(fieldWords))]);
  await openProblem(tx, tools, {
    workspaceId,
    connectionId,
    cause: 'edit-against-deletion',
    recordKind: 'invoice',
    recordId,
    booksId,
    recordName: await readInvoiceTitle(tx, recordId),
    sentence: `${happened} in ${booksName}, but changed here before that was known: ${changed}. That was not sent, and cannot be any more: take ${booksName}’ version to give it up, or duplicate the invoice to write a new one.`,
    cures: ['take-books', 'open-in-quickbooks'],
    detail: edit,
  });
}

/** As QuickBooks had it last, whatever became of it since. The mirror holds what the typed client read. */
export async function lastKnown(tx: Tx, connectionId: string, booksId: string): Promise<Invoice | undefined> {
  const row = await tx
    .selectFrom('mirror')
    .select('payload')
    .where('connection_id', '=', connectionId)
    .where('entity', '=', 'Invoice')
    .where('books_id', '=', booksId)
    .executeTakeFirst();
  return row?.payload as Invoice | undefined;
}
