import { homeAmountOf } from '../arithmetic/percentage.ts';
import { numberOfCents } from '../arithmetic/fixed-point.ts';
import { totalsOf } from '../arithmetic/sales-form.ts';
import type { NetAndGross, SalesForm, SalesFormTotals } from '../arithmetic/sales-form.ts';
import type { WriteContext } from '../entities/entity-definition.ts';
import { businessFault, missingParameter } from '../faults/faults.ts';
import { objectAt, objectsAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../json.ts';
import { LineNumbering } from '../sales-forms/line-numbering.ts';
import { overrideOf, writeTaxDetail } from '../sales-forms/tax-detail.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { refuseClosedPeriod } from '../transactions/closing-date.ts';
import { omit } from '../transactions/omit.ts';
import { dropUntrackedDimensions } from '../transactions/tracked-dimensions.ts';
import { exchangeRateOf, settleCurrency } from '../transactions/transaction-currency.ts';
import { centsAt } from '../transactions/number-at.ts';
import { readPurchaseLine, type PurchaseLine } from './read-purchase-lines.ts';
import { settlePurchaseTax, type PurchaseTax } from './purchase-tax.ts';

/** A bill or purchase on its way to being stored. */
export interface PurchaseWork {
  readonly draft: Draft;
  readonly previous: BooksRecord | undefined;
  readonly context: WriteContext;
  readonly vendor: BooksRecord | undefined;
  /** Lines of bills show an empty list of links, those of purchases none (recorded). */
  readonly showsLinks: boolean;
}

const OUTER: ReadonlySet<string> = new Set([
  'DetailType',
  'AccountBasedExpenseLineDetail',
  'ItemBasedExpenseLineDetail',
]);
const MONEY_FIELDS = ['Line', 'TxnTaxDetail', 'GlobalTaxCalculation', 'TxnDate'] as const;

/** Brings a bill or purchase from what was sent to what is stored: date, currency, lines, tax, total. */
export function preparePurchase(work: PurchaseWork): void {
  const { draft, previous, context, vendor } = work;
  const { company, sent, verb } = context;
  draft['TxnDate'] ??= company.today();
  refuseClosedPeriod(company, textAt(draft, 'TxnDate'), previous && textAt(previous, 'TxnDate'));
  settleCurrency(draft, context, { party: vendor, previous });
  dropUntrackedDimensions(draft, company);
  if (verb !== 'sparse' || MONEY_FIELDS.some(field => sent[field] !== undefined)) {
    settlePurchaseMoney(work);
  }
  if (preferencesOf(company).multiCurrency) {
    draft['HomeTotalAmt'] = numberOfCents(homeAmountOf(centsAt(draft, 'TotalAmt'), exchangeRateOf(draft)));
  }
}

function settlePurchaseMoney({ draft, previous, context, showsLinks }: PurchaseWork): void {
  const { company } = context;
  const tax = settlePurchaseTax(draft, context);
  const reading = { company, txnDate: textAt(draft, 'TxnDate') ?? '', tax };
  const lines = objectsAt(draft, 'Line').map(line => readPurchaseLine(line, reading));
  if (lines.length === 0) throw missingParameter('Line');
  const totals = purchaseTotals(lines, tax, statedTax(previous, context));
  if (totals.total < 0n) throw businessFault('You must specify a transaction amount that is 0 or greater.');
  const numbering = new LineNumbering(previous === undefined ? [] : objectsAt(previous, 'Line'));
  draft['Line'] = lines.map((line, index) => {
    const amount = totals.lines[index] ?? { net: 0n, gross: 0n };
    return writePurchaseLine(line, amount, { numbering, inclusive: tax.inclusive, showsLinks });
  });
  if (tax.kind === 'none') delete draft['TxnTaxDetail'];
  else draft['TxnTaxDetail'] = writeTaxDetail(totals, undefined);
  draft['TotalAmt'] = numberOfCents(totals.total);
}

/** Tax that the caller states; a sparse update that leaves the lines alone leaves their tax alone. */
function statedTax(previous: BooksRecord | undefined, { sent, verb }: WriteContext): JsonObject | undefined {
  const stated = objectAt(sent, 'TxnTaxDetail');
  if (stated !== undefined || verb !== 'sparse' || previous === undefined || sent['Line'] !== undefined) return stated;
  return sent['GlobalTaxCalculation'] === undefined ? objectAt(previous, 'TxnTaxDetail') : undefined;
}

function purchaseTotals(
  lines: readonly PurchaseLine[],
  tax: PurchaseTax,
  stated: JsonObject | undefined,
): SalesFormTotals {
  const form: SalesForm = {
    lines: lines.map(({ amount, gross, taxCode }) => ({
      amount,
      ...(gross === undefined ? {} : { gross }),
      ...(taxCode === undefined ? {} : { taxCode }),
    })),
    discount: { kind: 'none' },
    charges: [],
    taxInclusive: tax.inclusive,
    discountLowersTaxBase: false,
    ratesOf: taxCode => (tax.kind === 'none' ? [] : tax.ratesOf(taxCode)),
  };
  const computed = totalsOf(form);
  const override = stated === undefined ? undefined : overrideOf(stated, { ...computed, isUs: tax.kind === 'none' });
  return override === undefined ? computed : totalsOf({ ...form, override });
}

interface LineShape {
  readonly numbering: LineNumbering;
  readonly inclusive: boolean;
  readonly showsLinks: boolean;
}

function writePurchaseLine(line: PurchaseLine, { net, gross }: NetAndGross, shape: LineShape): JsonObject {
  const detailType = line.kind === 'item' ? 'ItemBasedExpenseLineDetail' : 'AccountBasedExpenseLineDetail';
  return {
    ...omit(line.source, OUTER),
    ...shape.numbering.next(textAt(line.source, 'Id')),
    Amount: numberOfCents(net),
    ...(shape.showsLinks ? { LinkedTxn: line.source['LinkedTxn'] ?? [] } : {}),
    DetailType: detailType,
    [detailType]: {
      ...line.detail,
      BillableStatus: line.detail['BillableStatus'] ?? 'NotBillable',
      ...(line.taxCode === undefined ? {} : { TaxCodeRef: { value: line.taxCode } }),
      ...(shape.inclusive ? { TaxInclusiveAmt: numberOfCents(gross) } : {}),
    },
    CustomExtensions: line.source['CustomExtensions'] ?? [],
  };
}
