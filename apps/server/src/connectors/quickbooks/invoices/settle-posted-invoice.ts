import type { TieOut } from '@tieout/api';
import type { Invoice } from '@tieout/quickbooks';
import { closeProblems, openProblem } from '../../../problems/open-problem.ts';
import { draftOfFields } from '../../../records/invoices/draft-of-fields.ts';
import { fieldsOfInvoice } from '../../../records/invoices/fields-of-invoice.ts';
import { readParties } from '../../../records/invoices/invoice-parties.ts';
import { readInvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import { readInvoiceOn } from '../../../records/invoices/read-invoice.ts';
import { figuresOfDraft } from '../../../records/invoices/totals-of-draft.ts';
import { addStory } from '../../../records/timeline.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { PendingWrite } from '../write/pending-write.ts';
import { answeredFigures, soldLines } from './answered-figures.ts';
import { invoiceFacts } from './invoice-facts.ts';
import { rateNames, tieOutOf, totalsOfAnswer } from './tie-out-answer.ts';

interface Posted {
  readonly pending: PendingWrite;
  readonly invoice: Invoice;
}

/**
 * Takes QuickBooks' answer to a created invoice: link, number, figures, and the comparison to the cent. Where QuickBooks computes the
 * tax itself its figure is taken over; any other difference stays visible as a problem.
 */
export async function settlePostedInvoice(tx: Tx, tools: BooksTools, { pending, invoice }: Posted): Promise<void> {
  const { recordId: id, workspaceId, connectionId } = pending;
  const now = tools.now();
  const lineIds = linesSent(pending);
  const { tie, totals } = await compare(tx, tools, { pending, invoice, lineIds });
  await tx
    .updateTable('invoice')
    .set(eb => ({
      ...invoiceFacts(invoice, now),
      stage: 'posted',
      posted_at: now,
      tie_out: JSON.stringify(tie),
      ...(totals !== null && { totals: JSON.stringify(totals) }),
      mark: tie.kind === 'differs' ? 'problem' : 'in-step',
      version: eb('version', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', id)
    .execute();
  await tx
    .insertInto('link')
    .values({
      connection_id: connectionId,
      workspace_id: workspaceId,
      kind: 'invoice',
      record_id: id,
      books_id: invoice.Id,
      base: JSON.stringify({ life: 'live', fields: { total: invoice.TotalAmt ?? '0' } }),
      line_ids: JSON.stringify(
        Object.fromEntries(soldLines(invoice).map((line, at) => [lineIds[at] ?? '', line.Id ?? ''])),
      ),
      origin: 'sent',
      linked_by: pending.by,
      linked_at: now,
      synced_at: now,
    })
    .execute();
  await tellPosted(tx, tools, { pending, invoice });
  if (tie.kind === 'differs') await tellDifference(tx, tools, { pending, invoice, tie });
  else await closeProblems(tx, tools, { recordId: id, how: 'created in QuickBooks' });
}

const linesSent = ({ request }: PendingWrite): readonly string[] =>
  request.operation === 'create' && request.entity === 'Invoice' ? request.lineIds : [];

async function compare(
  tx: Tx,
  tools: BooksTools,
  { pending, invoice, lineIds }: Posted & { readonly lineIds: readonly string[] },
) {
  const now = tools.now();
  const setting = await readInvoiceSetting(tx, pending.workspaceId, now);
  const key = { workspaceId: pending.workspaceId, id: pending.recordId };
  const stored = await readInvoiceOn(tx, key, { now, today: setting.today });
  const fields = fieldsOfInvoice(stored, stored.dueDate);
  const asked = { workspaceId: key.workspaceId, connectionId: pending.connectionId, fields };
  const draft = draftOfFields(fields, await readParties(tx, asked), setting);
  const { document } = figuresOfDraft(draft, setting);
  const { tax } = setting.rules;
  const answered = answeredFigures(invoice, (line, at) => lineIds[at] ?? line.Id ?? '', rateNames(tax));
  const tie = tieOutOf({ predicted: document, answered }, tax, now);
  return { tie, totals: document.certainty === 'estimated' ? totalsOfAnswer(answered) : null };
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

type Differs = Extract<TieOut, { kind: 'differs' }>;

async function tellDifference(
  tx: Tx,
  tools: BooksTools,
  { pending, invoice, tie }: Posted & { readonly tie: Differs },
): Promise<void> {
  await openProblem(tx, tools, {
    workspaceId: pending.workspaceId,
    connectionId: pending.connectionId,
    cause: 'tie-out-differs',
    recordKind: 'invoice',
    recordId: pending.recordId,
    booksId: invoice.Id,
    recordName: invoice.DocNumber ?? pending.name,
    sentence: tie.differences.map(difference => difference.cause).join(' '),
    cures: ['take-books', 'open-in-quickbooks'],
    detail: tie.differences,
  });
}
