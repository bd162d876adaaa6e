import {
  decimal as booksDecimal,
  type Address,
  type DiscountLine,
  type Invoice,
  type NewInvoice,
  type NewSalesDocument,
  type SalesDocumentResult,
  type SalesItemLine,
  type SalesLine,
} from '@tieout/quickbooks';
import type { DocumentTotals, InvoiceDraft, SaleLine, TaxModel } from '@tieout/domain';
import type { Fields, Link } from '@tieout/sync';
import { findShippingLine, isShippingLine } from '../mapping/document-lines.ts';
import { addressPart, discountLine, salesLine, shippingLine, taxParts, type BooksIds } from './invoice-body.ts';

/** An invoice, estimate or credit memo as it stands there. */
export type CurrentDocument = SalesDocumentResult & NewSalesDocument & Pick<Invoice, 'SalesTermRef'>;

export interface UpdateBodyOptions {
  /** The invoice as it is to be. */
  readonly draft: InvoiceDraft;
  readonly document: DocumentTotals;
  /** The fields that are to change there, by neutral name. */
  readonly changes: Fields;
  /** As QuickBooks has it now. */
  readonly current: CurrentDocument;
  /** Parts that only a whole record can empty. */
  readonly emptied?: readonly string[];
  readonly lineIds: Link['lineIds'];
  readonly ids: BooksIds;
  readonly taxModel: TaxModel;
}

/** A change as QuickBooks takes it: only what differs (sparse), or the whole record where something is to be emptied that only that can. */
export interface UpdateBody {
  readonly isSparse: boolean;
  readonly body: Partial<NewInvoice>;
}

/** Every line travels when one does: what is left out of the array is deleted there (entities.md §3.5). */
const lineFields: ReadonlySet<string> = new Set([
  'lines',
  'discountPercent',
  'discountAmount',
  'shippingAmount',
  'taxMode',
]);

/** Whether changing these fields writes the list of lines anew. */
export const rewritesLines = (changes: Fields): boolean => Object.keys(changes).some(name => lineFields.has(name));

/** The body of an update that changes these fields and nothing else. */
export function updateBody(options: UpdateBodyOptions): UpdateBody {
  const { draft, changes, taxModel, current } = options;
  const names = Object.keys(changes);
  const changesLines = rewritesLines(changes);
  const changesTax = changesLines || names.includes('documentTaxCode');
  const body: Partial<NewInvoice> = {
    ...headerChanges(options),
    ...(changesLines && { Line: lines(options) }),
    ...(changesTax && taxParts(draft, taxModel)),
  };
  const hasLostTerm = names.includes('term') && draft.termId === null && current.SalesTermRef !== undefined;
  const emptied = [...(options.emptied ?? []), ...(hasLostTerm ? ['SalesTermRef'] : [])];
  if (emptied.length === 0) return { isSparse: true, body };
  // An old tax would count as an override of the new amounts.
  const dropped = changesTax ? [...emptied, 'TxnTaxDetail'] : emptied;
  return { isSparse: false, body: wholeRecord(current, body, dropped) };
}

function headerChanges({ draft, changes, ids, current }: UpdateBodyOptions): Partial<NewInvoice> {
  const has = (name: string): boolean => name in changes;
  const isAddress = Object.keys(changes).some(name => name.startsWith('billing.'));
  return {
    ...(has('documentNumber') && draft.documentNumber !== null && { DocNumber: draft.documentNumber }),
    ...(has('customer') && { CustomerRef: { value: ids.customerId } }),
    ...(has('issueDate') && { TxnDate: draft.issueDate }),
    ...(has('dueDate') && draft.dueDate !== null && { DueDate: draft.dueDate }),
    ...(has('term') && draft.termId !== null && { SalesTermRef: { value: draft.termId } }),
    ...(has('exchangeRate') && { ExchangeRate: booksDecimal(draft.exchangeRate) }),
    ...(has('email') && { BillEmail: { Address: draft.email ?? '' } }),
    ...(has('message') && { CustomerMemo: { value: draft.message } }),
    ...(has('privateNote') && { PrivateNote: draft.privateNote }),
    ...(isAddress && { BillAddr: changedAddress(draft, current) }),
  };
}

/** Parts that were emptied must be said to be empty; the further lines of the old address go with its second. */
function changedAddress({ billTo }: InvoiceDraft, { BillAddr: old }: CurrentDocument): Address {
  const { BillAddr: given = {} } = addressPart(billTo);
  const emptied = Object.keys(old ?? {}).filter(name => !(name in given) && !serverOwned.has(name));
  return { ...Object.fromEntries(emptied.map(name => [name, ''])), ...given };
}

const serverOwned: ReadonlySet<string> = new Set(['Id', 'Lat', 'Long']);

/**
 * The whole list: ours in our order, each with what QuickBooks has of it beside; texts and bundles, which stand there alone, behind the
 * line that they stand behind now; discount and shipping last.
 */
function lines(options: UpdateBodyOptions): readonly SalesLine[] {
  const { draft, current, document, ids, taxModel, lineIds } = options;
  const blocks = blocksOf(current.Line);
  const sold = draft.lines.filter((line): line is SaleLine => line.kind === 'sale');
  const written = sold.flatMap(line => {
    const block = blocks.byId.get(lineIds[line.id] ?? '');
    const ours = salesLine(line, { document, ids, taxModel });
    return block === undefined ? ours : [...ours.map(one => merged(one, block.line)), ...block.behind];
  });
  return [...blocks.first, ...written, ...discountThere(options), ...shippingThere(options)];
}

/** Its account and class stay as they are there; how it is reckoned is ours to say. */
function discountThere({ draft, current }: UpdateBodyOptions): readonly SalesLine[] {
  const theirs = current.Line.find((line): line is DiscountLine => line.DetailType === 'DiscountLineDetail');
  const kept = without(theirs?.DiscountLineDetail ?? {}, ['PercentBased', 'DiscountPercent']);
  return discountLine(draft).map(line => ({ ...line, DiscountLineDetail: { ...kept, ...line.DiscountLineDetail } }));
}

/** The same of shipping, whose tax code stays too. */
function shippingThere({ draft, current }: UpdateBodyOptions): readonly SalesLine[] {
  const theirs = findShippingLine(current.Line)?.SalesItemLineDetail ?? {};
  const kept = without(theirs, ['TaxInclusiveAmt', 'ItemAccountRef']);
  return shippingLine(draft).map(line => ({ ...line, SalesItemLineDetail: { ...kept, ...line.SalesItemLineDetail } }));
}

interface Block {
  readonly line: SalesItemLine;
  readonly behind: readonly SalesLine[];
}

function blocksOf(current: readonly SalesLine[]) {
  const first: SalesLine[] = [];
  const byId = new Map<string, { line: SalesItemLine; behind: SalesLine[] }>();
  let last: { behind: SalesLine[] } | undefined;
  for (const line of current) {
    if (line.DetailType === 'SalesItemLineDetail' && !isShippingLine(line)) {
      const block = { line, behind: [] as SalesLine[] };
      byId.set(line.Id ?? '', block);
      last = block;
    } else if (line.DetailType === 'DescriptionOnly') (last?.behind ?? first).push(line);
  }
  return { first, byId: byId as ReadonlyMap<string | undefined, Block> };
}

/** What we do not know about a line (class, service date) stays as it is; what QuickBooks computes itself is not sent. */
function merged(ours: SalesLine, theirs: SalesItemLine): SalesLine {
  if (ours.DetailType !== 'SalesItemLineDetail') return ours;
  const detail = without(theirs.SalesItemLineDetail, ['TaxInclusiveAmt', 'ItemAccountRef']);
  return {
    ...theirs,
    ...ours,
    Description: ours.Description ?? '',
    SalesItemLineDetail: { ...detail, ...ours.SalesItemLineDetail },
  };
}

/** Everything that is there, with the changes over it: what is left out is emptied (entities.md §3.5). */
function wholeRecord(
  current: CurrentDocument,
  body: Partial<NewInvoice>,
  dropped: readonly string[],
): Partial<NewInvoice> {
  // Payments are not ours to link; an estimate that is left out would be open again (entities.md §2.3).
  const links = (current.LinkedTxn ?? []).filter(({ TxnType }) => TxnType === 'Estimate');
  return { ...without(current, [...dropped, 'LinkedTxn']), ...(links.length > 0 && { LinkedTxn: links }), ...body };
}

/** A copy that lacks some of its parts. */
function without<Whole extends object>(whole: Whole, names: readonly string[]): Partial<Whole> {
  const dropped = new Set(names);
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !dropped.has(name))) as Partial<Whole>;
}
