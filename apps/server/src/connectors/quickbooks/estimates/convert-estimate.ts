import type { Invoice, InvoiceFields, InvoiceTotals } from '@tieout/api';
import { compare, decimal, isInvoiceable, subtract, type Decimal } from '@tieout/domain';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { createInvoice } from '../../../records/invoices/create-invoice.ts';
import { readCompanySetting } from '../../../records/invoices/invoice-setting.ts';
import { previewInvoice } from '../../../records/invoices/preview-invoice.ts';
import type { Actor } from '../../../records/record-tools.ts';
import { findInvoiceOfEstimate } from '../../../records/sales-documents/find-invoice-of-estimate.ts';
import type { DocumentKey, SalesDocument } from '../../../records/sales-documents/read-document.ts';
import { addStory } from '../../../records/timeline.ts';
import type { BooksTools } from '../books-tools.ts';
import { postInvoice } from '../invoices/post-invoice.ts';
import {
  fetchDocument,
  findPostedDocument,
  refreshDocument,
  type PostedDocument,
} from '../sales-documents/find-posted-document.ts';
import { fieldsOfDocument } from '../sales-documents/prepare-document.ts';

/**
 * Makes an invoice of an estimate and creates it in QuickBooks, linked to the estimate there, which closes it. A second press, or one
 * after a lost answer, goes on with the same invoice; refused by QuickBooks, it stays here as a draft of the estimate.
 * @throws ProblemFault `conflict`, `not-ready`, `not-connected`, `refused-by-quickbooks`, `quickbooks-unavailable`, …
 */
export async function convertEstimate(tools: BooksTools, actor: Actor, id: string): Promise<Invoice> {
  const key = { workspaceId: actor.workspaceId, kind: 'estimate', id } as const;
  const posted = await findPostedDocument(tools, key);
  const invoiceId = (await findBegun(tools, id)) ?? (await writeInvoice(tools, actor, { key, posted }));
  const invoice = await postInvoice(tools, actor, invoiceId);
  const sentence = `${actor.name} made invoice ${invoice.number ?? ''} of the estimate.`;
  await addStory(tools.db, tools, { recordKind: 'estimate', recordId: id, kind: 'changed', sentence, actor });
  await refreshDocument(tools, { ...posted, kind: 'estimate', isOwnWrite: true });
  return invoice;
}

/** @throws ProblemFault `conflict` when an invoice of it is in QuickBooks */
async function findBegun(tools: BooksTools, estimateId: string): Promise<string | undefined> {
  const begun = await findInvoiceOfEstimate(tools.db, estimateId);
  if (begun?.stage !== 'posted') return begun?.id;
  throw new ProblemFault('conflict', `Invoice ${begun.number ?? ''} was made of this estimate already.`);
}

interface Converting {
  readonly key: DocumentKey;
  readonly posted: PostedDocument;
}

/** Looks at QuickBooks first: an estimate that was invoiced there a moment ago must not be invoiced twice. */
async function writeInvoice(tools: BooksTools, actor: Actor, { key, posted }: Converting): Promise<string> {
  await fetchDocument(tools, { ...posted, kind: 'estimate' });
  const { document: estimate, connection } = await findPostedDocument(tools, key);
  if (!isInvoiceable(estimate.state))
    throw new ProblemFault('conflict', `An estimate that is ${estimate.state} cannot be invoiced.`);
  const settingKey = { workspaceId: key.workspaceId, connectionId: connection.id };
  const { today } = await readCompanySetting(tools.db, settingKey, tools.now());
  const lines = estimate.lines.map(line => ({ ...line, id: tools.newId() }));
  // The invoice gets the rate of its own day.
  const fields = { ...fieldsOfDocument({ ...estimate, lines, number: null }), txnDate: today, exchangeRate: null };
  await requireSameTotal(tools, { key, estimate, fields });
  const invoice = await createInvoice(tools, actor, { fields, estimateId: key.id });
  return invoice.id;
}

interface Compared {
  readonly key: DocumentKey;
  readonly estimate: SalesDocument;
  readonly fields: InvoiceFields;
}

/** What the customer agreed to is what is invoiced, or nothing: bundles and the like can be invoiced there alone. */
async function requireSameTotal(tools: BooksTools, { key, estimate, fields }: Compared): Promise<void> {
  const { totals } = await previewInvoice(tools.db, { workspaceId: key.workspaceId, fields, now: tools.now() });
  const [ours, theirs] = totals.isEstimate
    ? [untaxed(totals), untaxed(estimate.totals)]
    : [decimal(totals.total), decimal(estimate.total)];
  if (compare(ours, theirs) === 0) return;
  const sentence = `The invoice would come to ${ours}, the estimate says ${theirs}.`;
  throw new ProblemFault('not-ready', `${sentence} Make the invoice in QuickBooks; it comes in by itself.`);
}

/** Where QuickBooks computes the tax itself, only the rest can be compared before. */
const untaxed = ({ total, tax }: InvoiceTotals): Decimal => subtract(decimal(total), decimal(tax));
