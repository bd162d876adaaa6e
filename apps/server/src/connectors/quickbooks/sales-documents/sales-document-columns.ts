import type { CreditMemo, Estimate, RefundReceipt } from '@tieout/quickbooks';
import { decimal, type EstimateStatus } from '@tieout/domain';
import type { Fields } from '@tieout/sync';
import { typedOfNeutral } from '../../../records/documents/typed-of-neutral.ts';
import { choiceNames, emptyFields } from '../../../records/invoices/invoice-store.ts';
import type { InvoiceSetting } from '../../../records/invoices/invoice-setting.ts';
import type { RefundContent, SalesDocumentContent } from '../../../store/record-tables.ts';
import { answeredFigures } from '../invoices/answered-figures.ts';
import { rateNames, totalsOfAnswer } from '../invoices/tie-out-answer.ts';
import { lineAmountOf, moneyLines } from '../mapping/document-lines.ts';

export type BooksSalesDocument = Estimate | CreditMemo | RefundReceipt;

export interface ColumnsContext {
  /** In neutral fields, references to records here. */
  readonly fields: Fields;
  readonly setting: InvoiceSetting;
  readonly life: string;
  readonly refund: RefundContent | undefined;
}

/** A sales document of the books as columns. Every figure is QuickBooks' own. */
export function salesDocumentColumnsOf(
  document: BooksSalesDocument,
  { fields, setting, life, refund }: ColumnsContext,
) {
  const typed = { ...emptyFields(setting), ...typedOfNeutral(fields, emptyFields(setting), choiceNames(setting)) };
  const content = contentOf(document, typed, setting);
  const rate = fields['exchangeRate'];
  return {
    number: typed.number,
    customer_id: typed.customerId,
    txn_date: typed.txnDate,
    expiration_date: 'ExpirationDate' in document ? (document.ExpirationDate ?? null) : null,
    status: 'TxnStatus' in document ? statusOf(document.TxnStatus) : null,
    currency: typed.currency ?? setting.homeCurrency,
    exchange_rate: typeof rate === 'string' ? rate : null,
    total: decimal(document.TotalAmt ?? '0'),
    remaining: decimal(('RemainingCredit' in document ? document.RemainingCredit : undefined) ?? '0'),
    content: JSON.stringify(refund === undefined ? content : { ...content, refund }),
    is_voided: life === 'voided',
  };
}

const statuses: Readonly<Record<string, EstimateStatus>> = {
  Pending: 'pending',
  Accepted: 'accepted',
  Rejected: 'rejected',
  Closed: 'closed',
  Converted: 'converted',
};

const statusOf = (status: string | undefined): EstimateStatus => statuses[status ?? 'Pending'] ?? 'pending';

type Typed = ReturnType<typeof emptyFields>;

function contentOf(document: BooksSalesDocument, typed: Typed, setting: InvoiceSetting): SalesDocumentContent {
  const sold = moneyLines(document.Line);
  const answered = answeredFigures(document, line => line.Id ?? '', rateNames(setting.rules.tax));
  return {
    lines: typed.lines.map((line, at) => ({
      ...line,
      // QuickBooks' ids of lines are none of ours: a line is known by its place.
      id: placeId(at),
      itemName: sold[at]?.SalesItemLineDetail.ItemRef?.name ?? null,
      amount: sold[at] === undefined ? '0' : lineAmountOf(sold[at]),
    })),
    totals: totalsOfAnswer(answered),
    message: typed.message,
    note: typed.note,
    billTo: typed.billTo,
    taxMode: typed.taxMode,
    taxCode: typed.taxCode,
    discount: typed.discount,
    shipping: typed.shipping,
  };
}

const placeId = (at: number): string => `00000000-0000-8000-8001-${String(at + 1).padStart(12, '0')}`;

/** QuickBooks' ids of the lines, by those that the document shows here. */
export const lineIdsOf = ({ Line }: BooksSalesDocument): Readonly<Record<string, string>> =>
  Object.fromEntries(moneyLines(Line).map(({ Id = '' }, at) => [placeId(at), Id]));
