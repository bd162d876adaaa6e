import type { Invoice } from '@tieout/quickbooks';
import { viewBooks } from '@tieout/sync';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { readInvoicePair } from './invoice-pair.ts';
import { takeInvoice } from './take-invoice.ts';

export interface Adoption {
  readonly connectionId: string;
  readonly recordId: string;
  readonly invoice: Invoice;
}

/** All mapped fields of a linked invoice become QuickBooks'; then nothing is left to send, and the figures are compared anew. */
export async function adoptBooks(tx: Tx, tools: BooksTools, adoption: Adoption): Promise<void> {
  const { connectionId, recordId, invoice } = adoption;
  const { pair, rules, store } = await readInvoicePair(tx, tools, adoption);
  const lineKeys = new Map(Object.entries(pair.link.lineIds).map(([key, booksLineId]) => [booksLineId, key]));
  const { fields } = viewBooks(pair.books.fields, rules.mapping, { links: rules.links, lineKeys });
  await store.update({ id: recordId, version: pair.workspace.version }, fields);
  await tx
    .updateTable('link')
    .set({ base: JSON.stringify({ life: 'live', fields }), line_ids: JSON.stringify(pair.link.lineIds) })
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'invoice')
    .where('record_id', '=', recordId)
    .execute();
  await tx.updateTable('invoice').set({ mark: 'waiting-out' }).where('id', '=', recordId).execute();
  await takeInvoice(tx, tools, { connectionId, books: { kind: 'present', invoice }, by: 'QuickBooks' });
}
