import type { Invoice } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';
import type { CreationContext } from '../act/create-here.ts';
import { noteStep } from '../act/note-step.ts';
import type { BooksTools } from '../books-tools.ts';
import { moneyLines } from '../mapping/document-lines.ts';
import { adoptBooks } from './adopt-books.ts';

/** An invoice here and the one there that it is. */
export interface Linking {
  readonly recordId: string;
  readonly invoice: Invoice;
}

/**
 * Links an invoice that lives here alone to the one of the books that it is. Two documents that never met have no line identity in
 * common: their lines are paired by position, and QuickBooks' version stands. Its customer and items must be here.
 */
export async function linkInvoice(
  tx: Tx,
  tools: BooksTools,
  { context, recordId, invoice }: Linking & { readonly context: CreationContext },
): Promise<void> {
  const { connectionId, workspaceId } = context;
  const at = tools.now();
  const made = await tx
    .insertInto('link')
    .values({
      connection_id: connectionId,
      workspace_id: workspaceId,
      kind: 'invoice',
      record_id: recordId,
      books_id: invoice.Id,
      base: JSON.stringify({ life: 'live', fields: {} }),
      line_ids: JSON.stringify(await pairLines(tx, tools, { workspaceId, recordId, invoice })),
      origin: 'matched',
      linked_by: context.startedBy,
      linked_at: at,
      synced_at: at,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('record_id')
    .executeTakeFirst();
  if (made === undefined) return;
  await tx
    .updateTable('invoice')
    .set({ stage: 'posted', posted_at: at })
    .where('id', '=', recordId)
    .where('workspace_id', '=', workspaceId)
    .execute();
  await adoptBooks(tx, tools, { connectionId, recordId, invoice });
  await noteStep(tx, tools, {
    workspaceId,
    connectionId,
    runId: context.runId,
    kind: 'invoice',
    action: 'link',
    recordId,
    booksId: invoice.Id,
    name: `invoice ${invoice.DocNumber ?? invoice.Id}`,
    sentence: 'Linked to the QuickBooks invoice of the same number, customer and total.',
  });
}

async function pairLines(
  tx: Tx,
  tools: BooksTools,
  { workspaceId, recordId, invoice }: Linking & { readonly workspaceId: string },
): Promise<Readonly<Record<string, string>>> {
  const lines = await tx
    .selectFrom('invoice_line')
    .innerJoin('invoice', 'invoice.id', 'invoice_line.invoice_id')
    .select('invoice_line.id')
    .where('invoice.id', '=', recordId)
    .where('invoice.workspace_id', '=', workspaceId)
    .orderBy('position')
    .execute();
  const pairs = moneyLines(invoice.Line).map((line, index) => [lines[index]?.id ?? tools.newId(), line.Id ?? '']);
  return Object.fromEntries(pairs) as Readonly<Record<string, string>>;
}
