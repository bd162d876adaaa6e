import type { Invoice } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { booksInvoiceOf } from '../invoices/mirrored-invoice.ts';
import { takeInvoice } from '../invoices/take-invoice.ts';
import { bringNewInvoices } from '../invoices/bring-new-invoices.ts';
import { lookFor, type Looks } from '../invoices/looks.ts';
import type { Needed } from './bring-in.ts';
import { booksName, type LiveRun } from './live-run.ts';

export interface InvoiceFollowing {
  readonly connection: { readonly id: string; readonly workspaceId: string; readonly currency: string };
  /** All that were looked at. */
  readonly booksIds: readonly string[];
  /** Those that brought something new: only about these anything is said when nothing is done. */
  readonly changed: ReadonlySet<string>;
  readonly run: LiveRun;
  readonly looks?: Looks | undefined;
}

/** An invoice that cannot be understood before customers or items are read: it waits for them. */
export interface HeldInvoice {
  readonly booksId: string;
  readonly missing: readonly Needed[];
  /** What reading them settles; nothing of an invoice that is new here. */
  readonly looks: readonly string[];
}

/**
 * Brings invoices that stand here too in step with the mirror, which already holds the newest answer of several. New ones of others come
 * in where the rules of the connection say so.
 */
export async function followInvoices(
  tx: Tx,
  tools: BooksTools,
  following: InvoiceFollowing,
): Promise<readonly HeldInvoice[]> {
  const { connection, booksIds, run, looks } = following;
  const connectionId = connection.id;
  if (booksIds.length === 0) return [];
  const linked = await tx
    .selectFrom('link')
    .innerJoin('mirror', join =>
      join.onRef('mirror.connection_id', '=', 'link.connection_id').onRef('mirror.books_id', '=', 'link.books_id'),
    )
    .select(['mirror.books_id', 'mirror.life', 'mirror.payload'])
    .where('link.connection_id', '=', connectionId)
    .where('link.kind', '=', 'invoice')
    .where('mirror.entity', '=', 'Invoice')
    .where('link.books_id', 'in', [...booksIds])
    .orderBy('mirror.books_id')
    .execute();
  const held: HeldInvoice[] = [];
  for (const row of linked) {
    const books = booksInvoiceOf(row);
    const missing = await takeInvoice(tx, tools, { connectionId, books, by: booksName, run, looks });
    const looksFor = (invoice: Invoice): readonly string[] => missing.map(needed => lookFor(invoice, needed));
    if (missing.length > 0 && books.kind === 'present')
      held.push({ booksId: row.books_id, missing, looks: looksFor(books.invoice) });
  }
  const known = new Set(linked.map(row => row.books_id));
  const strangers = booksIds.filter(id => !known.has(id));
  return [...held, ...(await bringNewInvoices(tx, tools, { ...following, booksIds: strangers }))];
}
