import type { Invoice } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';
import type { ApplyingPlan } from '../act/applying-plan.ts';
import { followPayments } from '../act/follow-payments.ts';
import { noteStep } from '../act/note-step.ts';
import type { BooksTools } from '../books-tools.ts';
import { moneyLines } from '../mapping/document-lines.ts';
import { adoptBooks } from './adopt-books.ts';
import { bringInvoices, bringParties } from './bring-invoices.ts';

/** A ticked step about an invoice. */
export interface InvoiceRow {
  readonly name: string;
  readonly action: string;
  readonly books_id: string | null;
  readonly record_id: string | null;
  readonly answer: { readonly kind: string; readonly recordId?: string } | null;
}

export interface ImportedInvoices {
  readonly plan: ApplyingPlan;
  readonly batch: readonly InvoiceRow[];
}

/** Carries out steps of a plan about invoices: brings them here, or links them to the ones that they are; with what was paid. */
export async function importInvoices(tx: Tx, tools: BooksTools, { plan, batch }: ImportedInvoices): Promise<void> {
  const invoices = await readMirrored(tx, plan.connectionId, batch);
  const linked = batch.flatMap(row => linkOf(row, invoices));
  await bringParties(tx, tools, { context: plan, invoices: linked.map(({ invoice }) => invoice) });
  for (const one of linked) await linkInvoice(tx, tools, { plan, ...one });
  const wanted = batch.filter(row => linkOf(row, invoices).length === 0);
  const { made } = await bringInvoices(tx, tools, {
    context: plan,
    invoices: wanted.flatMap(row => invoices.get(row.books_id ?? '') ?? []),
    sentence: 'Imported from QuickBooks.',
  });
  for (const row of wanted) if (!made.has(row.books_id ?? '')) await noteLeft(tx, tools, { plan, row });
  await followPayments(tx, tools, {
    connection: { id: plan.connectionId, workspaceId: plan.workspaceId },
    paymentIds: [...new Set([...invoices.values()].flatMap(paymentsOf))],
  });
  await tools.announce(tx, { workspaceId: plan.workspaceId, topic: 'home' });
}

/** As QuickBooks has them now, those that are still alive. */
async function readMirrored(
  tx: Tx,
  connectionId: string,
  batch: readonly InvoiceRow[],
): Promise<ReadonlyMap<string, Invoice>> {
  const rows = await tx
    .selectFrom('mirror')
    .select(['books_id', 'payload'])
    .where('connection_id', '=', connectionId)
    .where('entity', '=', 'Invoice')
    .where('life', '=', 'live')
    .where(
      'books_id',
      'in',
      batch.map(row => row.books_id ?? ''),
    )
    .execute();
  // The mirror holds what the typed client read.
  return new Map(rows.map(row => [row.books_id, row.payload as Invoice]));
}

const paymentsOf = ({ LinkedTxn = [] }: Invoice): readonly string[] =>
  LinkedTxn.filter(({ TxnType }) => TxnType === 'Payment').map(({ TxnId }) => TxnId);

interface Linking {
  readonly recordId: string;
  readonly invoice: Invoice;
}

function linkOf(row: InvoiceRow, invoices: ReadonlyMap<string, Invoice>): readonly Linking[] {
  const invoice = invoices.get(row.books_id ?? '');
  const chosen = row.answer?.kind === 'link' ? row.answer.recordId : undefined;
  const recordId = chosen ?? (row.answer === null && row.action === 'link' ? row.record_id : null);
  return invoice === undefined || recordId === null ? [] : [{ recordId, invoice }];
}

/** Two documents that never met have no line identity in common: their lines are paired by position. QuickBooks' version stands. */
async function linkInvoice(
  tx: Tx,
  tools: BooksTools,
  { plan, recordId, invoice }: Linking & { readonly plan: ApplyingPlan },
): Promise<void> {
  const { connectionId, workspaceId } = plan;
  const at = tools.now();
  const lines = await tx
    .selectFrom('invoice_line')
    .innerJoin('invoice', 'invoice.id', 'invoice_line.invoice_id')
    .select('invoice_line.id')
    .where('invoice.id', '=', recordId)
    .where('invoice.workspace_id', '=', workspaceId)
    .orderBy('position')
    .execute();
  const pairs = moneyLines(invoice.Line).map((line, index) => [lines[index]?.id ?? tools.newId(), line.Id ?? '']);
  const made = await tx
    .insertInto('link')
    .values({
      connection_id: connectionId,
      workspace_id: workspaceId,
      kind: 'invoice',
      record_id: recordId,
      books_id: invoice.Id,
      base: JSON.stringify({ life: 'live', fields: {} }),
      line_ids: JSON.stringify(Object.fromEntries(pairs)),
      origin: 'matched',
      linked_by: plan.startedBy,
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
    ...plan,
    kind: 'invoice',
    action: 'link',
    recordId,
    booksId: invoice.Id,
    name: `invoice ${invoice.DocNumber ?? invoice.Id}`,
    sentence: 'Linked to the QuickBooks invoice of the same number, customer and total.',
  });
}

const noteLeft = (
  tx: Tx,
  tools: BooksTools,
  { plan, row }: { readonly plan: ApplyingPlan; readonly row: InvoiceRow },
): Promise<void> =>
  noteStep(tx, tools, {
    ...plan,
    kind: 'invoice',
    action: 'skip',
    recordId: null,
    booksId: row.books_id,
    name: row.name,
    outcome: 'refused',
    sentence: 'Left alone: it was linked or removed since the plan was made, or its customer cannot come in.',
  });
