import type { CreditMemo, Estimate, Invoice, InvoiceTotals, RefundReceipt } from '@tieout/api';
import type { Composition } from '../compose/composition.ts';
import { isWritten } from '../compose/composition.ts';
import { addressText } from '../../../ui/fields/address-inputs.tsx';

export interface DocumentLine {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly amount: string | null;
}

/** What customers get from a business: what it offers, what it asks for, what it gives back. */
export type DocumentKind = 'invoice' | 'estimate' | 'credit-memo' | 'refund-receipt';

/** What is printed on a document, whether it is being typed or stands in the books. */
export interface DocumentView {
  readonly kind: DocumentKind;
  readonly number: string | null;
  readonly customerName: string;
  readonly address: string;
  readonly txnDate: string;
  /** The day until which it is to be paid, or an estimate holds. */
  readonly dueDate: string | null;
  readonly termName: string | null;
  readonly currency: string;
  readonly lines: readonly DocumentLine[];
  readonly totals: InvoiceTotals | undefined;
  readonly message: string;
  readonly isVoided: boolean;
}

/** A stored invoice as a document. */
export const documentOf = (invoice: Invoice): DocumentView => ({
  ...printed(invoice),
  kind: 'invoice',
  dueDate: invoice.dueDate,
  termName: invoice.term?.name ?? null,
});

/** A stored estimate as a document. */
export const estimateDocumentOf = (estimate: Estimate): DocumentView => ({
  ...printed(estimate),
  kind: 'estimate',
  dueDate: estimate.expirationDate,
});

/** A stored credit memo as a document. */
export const creditMemoDocumentOf = (creditMemo: CreditMemo): DocumentView => ({
  ...printed(creditMemo),
  kind: 'credit-memo',
});

/** A stored refund receipt as a document. */
export const refundReceiptDocumentOf = (refundReceipt: RefundReceipt): DocumentView => ({
  ...printed(refundReceipt),
  kind: 'refund-receipt',
});

/** What all of them have in common. */
const printed = (document: Invoice | Estimate | CreditMemo | RefundReceipt) => ({
  number: document.number,
  customerName: document.customerName,
  address: addressText(document.billTo.address),
  txnDate: document.txnDate,
  dueDate: null,
  termName: null,
  currency: document.currency,
  lines: document.lines.map(line => ({
    id: line.id,
    title: line.itemName ?? line.description,
    description: line.itemName === null || line.itemName === line.description ? '' : line.description,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    amount: line.amount,
  })),
  totals: document.totals,
  message: document.message,
  isVoided: document.state === 'voided',
});

/** The figures that the server predicts for what is being typed. */
export interface Prediction {
  readonly totals: InvoiceTotals;
  readonly lineAmounts: readonly { readonly id: string; readonly amount: string | null }[];
  readonly dueDate: string | null;
}

interface BeingTyped {
  readonly kind: DocumentKind;
  readonly composition: Composition;
  /** The numbers that were read. */
  readonly lines: readonly { readonly id: string; readonly quantity: string; readonly unitPrice: string }[];
  readonly prediction: Prediction | undefined;
}

/** Only an invoice is due on a day that nobody typed. */
const endOf = ({ kind, composition, prediction }: BeingTyped): string | null =>
  composition.dueDate === '' ? ((kind === 'invoice' ? prediction?.dueDate : null) ?? null) : composition.dueDate;

/** What is being typed as a document, with the predicted figures where they are known. */
export function documentBeingTyped(typed: BeingTyped): DocumentView {
  const { kind, composition, lines, prediction } = typed;
  const amounts = new Map(prediction?.lineAmounts.map(({ id, amount }) => [id, amount]));
  const read = new Map(lines.map(line => [line.id, line]));
  return {
    kind,
    number: composition.number === '' ? null : composition.number,
    customerName: composition.customerName,
    address: addressText(composition.address),
    txnDate: composition.txnDate,
    dueDate: endOf(typed),
    termName: composition.term?.name ?? null,
    currency: composition.currency,
    lines: composition.lines.filter(isWritten).map(line => ({
      id: line.id,
      title: line.itemName === '' ? line.description : line.itemName,
      description: line.itemName === '' || line.itemName === line.description ? '' : line.description,
      quantity: read.get(line.id)?.quantity ?? '0',
      unitPrice: read.get(line.id)?.unitPrice ?? '0',
      amount: amounts.get(line.id) ?? null,
    })),
    totals: prediction?.totals,
    message: composition.message,
    isVoided: false,
  };
}
