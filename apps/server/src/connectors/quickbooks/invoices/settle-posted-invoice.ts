import type { Invoice } from '@tieout/quickbooks';
import { settlePair, type Link } from '@tieout/sync';
import { pinTaxCodes } from '../../../records/invoices/invoice-store.ts';
import { closeProblems } from '../../../problems/open-problem.ts';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { PendingWrite } from '../write/pending-write.ts';
import { soldLines } from './answered-figures.ts';
import { checkFigures, tellTieOut } from './check-figures.ts';
import { invoiceFacts } from './invoice-facts.ts';
import { readInvoicePair } from './invoice-pair.ts';

interface Posted {
  readonly pending: PendingWrite;
  readonly invoice: Invoice;
}

/**
 * Takes QuickBooks' answer to a created invoice: link and base, number, figures, and the comparison to the cent. Where QuickBooks
 * computes the tax itself its figure is taken over; any other difference stays visible as a problem.
 */
export async function settlePostedInvoice(tx: Tx, tools: BooksTools, { pending, invoice }: Posted): Promise<void> {
  const { recordId, connectionId } = pending;
  await linkPosted(tx, tools, { pending, invoice });
  await agreeOnContent(tx, tools, { pending, invoice });
  const { setting, pair } = await readInvoicePair(tx, tools, { connectionId, recordId, invoice });
  const now = tools.now();
  const checked = { recordId, invoice, lineIds: pair.link.lineIds, setting };
  const { tie, totals } = await checkFigures(tx, tools, checked);
  await tx
    .updateTable('invoice')
    .set(eb => ({
      ...invoiceFacts(invoice, now),
      number: invoice.DocNumber ?? null,
      stage: 'posted',
      posted_at: now,
      tie_out: JSON.stringify(tie),
      ...(totals !== null && { totals: JSON.stringify(totals) }),
      mark: tie.kind === 'differs' ? 'problem' : 'in-step',
      version: eb('version', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', recordId)
    .execute();
  await tellPosted(tx, tools, { pending, invoice });
  if (tie.kind !== 'differs') await closeProblems(tx, tools, { recordId, how: 'created in QuickBooks' });
  await tellTieOut(tx, tools, { checked, tie, connectionId });
}

const linesSent = ({ request }: PendingWrite): readonly string[] =>
  request.operation === 'create' && request.entity === 'Invoice' ? request.lineIds : [];

/** Both sides keep the order of lines as sent (entities.md §2.4): that is how ours learn their ids there. */
function lineIdsOf({ pending, invoice }: Posted): Link['lineIds'] {
  const sent = linesSent(pending);
  return Object.fromEntries(soldLines(invoice).map((line, at) => [sent[at] ?? '', line.Id ?? '']));
}

async function linkPosted(tx: Tx, tools: BooksTools, posted: Posted): Promise<void> {
  const { pending, invoice } = posted;
  const now = tools.now();
  await tx
    .insertInto('link')
    .values({
      connection_id: pending.connectionId,
      workspace_id: pending.workspaceId,
      kind: 'invoice',
      record_id: pending.recordId,
      books_id: invoice.Id,
      base: JSON.stringify({ life: 'live', fields: {} }),
      line_ids: JSON.stringify(lineIdsOf(posted)),
      origin: 'sent',
      linked_by: pending.by,
      linked_at: now,
      synced_at: now,
    })
    .execute();
}

/** All of it was sent, so all of it is agreed; what QuickBooks made of it (its number, the customer's address) comes in. */
async function agreeOnContent(tx: Tx, tools: BooksTools, { pending, invoice }: Posted): Promise<void> {
  const { recordId, connectionId } = pending;
  const { pair, rules, store, setting } = await readInvoicePair(tx, tools, { connectionId, recordId, invoice });
  const { workspace, books, link } = pair;
  await pinTaxCodes(tx, recordId, { fields: workspace.fields, setting });
  const sent = workspace.fields;
  const settled = settlePair(
    {
      workspace,
      books,
      baseFields: sent,
      lineIds: link.lineIds,
      sent,
      planned: {},
      isFirstContact: false,
      isCreation: false,
    },
    rules,
  );
  const values = Object.fromEntries(Object.entries(settled.toWorkspace).map(([field, { to }]) => [field, to]));
  if (Object.keys(values).length > 0) await store.update({ id: recordId, version: workspace.version }, values);
  await tx
    .updateTable('link')
    .set({
      base: JSON.stringify({ life: 'live', fields: settled.base }),
      line_ids: JSON.stringify(settled.lineIds),
    })
    .where('connection_id', '=', connectionId)
    .where('kind', '=', 'invoice')
    .where('record_id', '=', recordId)
    .execute();
}

async function tellPosted(tx: Tx, tools: BooksTools, { pending, invoice }: Posted): Promise<void> {
  const number = invoice.DocNumber === undefined ? '' : ` as number ${invoice.DocNumber}`;
  await addStory(tx, tools, {
    recordKind: 'invoice',
    recordId: pending.recordId,
    kind: 'posted',
    sentence: `${pending.by} created the invoice in QuickBooks${number}.`,
    actor: { workspaceId: pending.workspaceId, name: pending.by },
  });
  const { workspaceId } = pending;
  await tools.announce(tx, { workspaceId, topic: 'invoice', id: pending.recordId });
  await tools.announce(tx, { workspaceId, topic: 'home' });
}
