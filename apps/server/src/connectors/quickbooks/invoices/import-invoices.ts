import type { Invoice } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';
import type { ApplyingPlan } from '../act/applying-plan.ts';
import { followPayments } from '../act/follow-payments.ts';
import { noteStep } from '../act/note-step.ts';
import type { BooksTools } from '../books-tools.ts';
import { awaitAnswers } from '../write/await-answers.ts';
import { bringInvoices, bringParties } from './bring-invoices.ts';
import { linkInvoice, type Linking } from './link-invoice.ts';
import { livingInvoices } from './living-invoices.ts';

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
  const ids = batch.map(row => row.books_id ?? '');
  const { connectionId } = plan;
  const ours = await awaitAnswers(tx, tools, { connectionId, entity: 'Invoice', booksIds: ids });
  const invoices = await livingInvoices(
    tx,
    connectionId,
    ids.filter(id => !ours.has(id)),
  );
  const linked = batch.flatMap(row => linkOf(row, invoices));
  await bringParties(tx, tools, { context: plan, invoices: linked.map(({ invoice }) => invoice) });
  for (const one of linked) await linkInvoice(tx, tools, { context: plan, ...one });
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

const paymentsOf = ({ LinkedTxn = [] }: Invoice): readonly string[] =>
  LinkedTxn.filter(({ TxnType }) => TxnType === 'Payment').map(({ TxnId }) => TxnId);

function linkOf(row: InvoiceRow, invoices: ReadonlyMap<string, Invoice>): readonly Linking[] {
  const invoice = invoices.get(row.books_id ?? '');
  const chosen = row.answer?.kind === 'link' ? row.answer.recordId : undefined;
  const recordId = chosen ?? (row.answer === null && row.action === 'link' ? row.record_id : null);
  return invoice === undefined || recordId === null ? [] : [{ recordId, invoice }];
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
