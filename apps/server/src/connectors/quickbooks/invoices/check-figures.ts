import type { InvoiceTotals, TieOut } from '@tieout/api';
import type { Invoice } from '@tieout/quickbooks';
import type { Link } from '@tieout/sync';
import { closeProblems, openProblem } from '../../../problems/open-problem.ts';
import { draftOfFields } from '../../../records/invoices/draft-of-fields.ts';
import { fieldsOfInvoice } from '../../../records/invoices/fields-of-invoice.ts';
import { readParties } from '../../../records/invoices/invoice-parties.ts';
import type { InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import { readInvoiceContent } from '../../../records/invoices/read-invoice.ts';
import { figuresOfDraft } from '../../../records/invoices/totals-of-draft.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { answeredFigures } from './answered-figures.ts';
import { readInvoiceTitle } from './name-of-invoice.ts';
import { rateNames, tieOutOf, totalsOfAnswer } from './tie-out-answer.ts';

/** A stored invoice and what QuickBooks says about it. */
export interface Checked {
  readonly recordId: string;
  readonly invoice: Invoice;
  readonly lineIds: Link['lineIds'];
  readonly setting: InvoiceSetting;
}

export interface CheckedFigures {
  readonly tie: TieOut;
  /** What the invoice shows from now on: QuickBooks' figures where it estimates itself or both agree, else ours. */
  readonly totals: InvoiceTotals | null;
}

/** Computes the stored invoice anew and compares it with QuickBooks' answer, to the cent (B04). */
export async function checkFigures(tx: Tx, tools: BooksTools, checked: Checked): Promise<CheckedFigures> {
  const { recordId, invoice, lineIds, setting } = checked;
  const { workspaceId, today } = setting;
  const now = tools.now();
  const stored = await readInvoiceContent(tx, { workspaceId, id: recordId }, { now, today });
  const fields = fieldsOfInvoice(stored, stored.dueDate);
  const connectionId = setting.connection?.id ?? null;
  const draft = draftOfFields(fields, await readParties(tx, { workspaceId, connectionId, fields }), setting);
  const { document } = figuresOfDraft(draft, setting);
  const { tax } = setting.rules;
  const ours = new Map(Object.entries(lineIds).map(([key, booksLineId]) => [booksLineId, key]));
  const keyOf = (line: { readonly Id?: string }) => ours.get(line.Id ?? '') ?? line.Id ?? '';
  const answered = answeredFigures(invoice, keyOf, rateNames(tax));
  const tie = tieOutOf({ predicted: document, answered }, tax, now);
  const isTheirs = tie.kind === 'ties' || document.certainty === 'estimated';
  return { tie, totals: isTheirs ? totalsOfAnswer(answered) : null };
}

/** Opens the problem that a difference is, or closes the one that no longer holds. */
export async function tellTieOut(
  tx: Tx,
  tools: BooksTools,
  { checked, tie, connectionId }: { readonly checked: Checked; readonly tie: TieOut; readonly connectionId: string },
): Promise<void> {
  const { recordId, invoice, setting } = checked;
  if (tie.kind !== 'differs') {
    const causes = ['tie-out-differs', 'changed-in-books'] as const;
    await closeProblems(tx, tools, { recordId, how: 'the two sides agree to the cent', causes });
    return;
  }
  await openProblem(tx, tools, {
    workspaceId: setting.workspaceId,
    connectionId,
    cause: 'tie-out-differs',
    recordKind: 'invoice',
    recordId,
    booksId: invoice.Id,
    recordName: await readInvoiceTitle(tx, recordId),
    sentence: tie.differences.map(difference => difference.cause).join(' '),
    cures: ['take-books', 'open-in-quickbooks'],
    detail: tie.differences,
  });
}
