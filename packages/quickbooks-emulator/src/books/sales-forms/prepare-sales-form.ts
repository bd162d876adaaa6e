import { homeAmountOf } from '../arithmetic/percentage.ts';
import { numberOfCents } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { WriteContext } from '../entities/entity-definition.ts';
import { missingParameter } from '../faults/faults.ts';
import { objectsAt, refAt, textAt, type BooksRecord, type Draft } from '../json.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { refuseClosedPeriod } from '../transactions/closing-date.ts';
import { settleDocNumber } from '../transactions/doc-numbers.ts';
import { dropUntrackedDimensions } from '../transactions/tracked-dimensions.ts';
import { exchangeRateOf, settleCurrency } from '../transactions/transaction-currency.ts';
import { centsAt } from '../transactions/number-at.ts';
import { computeForm } from './compute-form.ts';
import { settleCustomFields } from './custom-fields.ts';
import { settleDelivery } from './delivery.ts';
import { fillAddresses } from './form-addresses.ts';
import { settleFormTax, type FormTax } from './form-tax.ts';
import { readLines } from './read-lines.ts';
import type { SalesFormKind } from './sales-form-kind.ts';
import { writeTaxDetail } from './tax-detail.ts';
import { writeLines } from './write-lines.ts';

/** A draft on its way to a stored form. */
export interface FormWork {
  readonly draft: Draft;
  readonly previous: BooksRecord | undefined;
  readonly context: WriteContext;
  readonly kind: SalesFormKind;
}

/** What a sparse update must carry for the money to be computed again. */
const MONEY_FIELDS = [
  'Line',
  'TxnTaxDetail',
  'GlobalTaxCalculation',
  'ApplyTaxAfterDiscount',
  'TxnDate',
  'ShipAddr',
  'CustomerRef',
] as const;

/**
 * Brings a sales form from what was sent to what QuickBooks stores: the steps of entities.md §6 up to the document
 * number. What only one kind of form has, its own folder adds.
 */
export function prepareSalesForm({ draft, previous, context, kind }: FormWork): void {
  const { company } = context;
  draft['TxnDate'] ??= company.today();
  refuseClosedPeriod(company, textAt(draft, 'TxnDate'), previous && textAt(previous, 'TxnDate'));
  const customerId = refAt(draft, 'CustomerRef');
  const customer = customerId === undefined ? undefined : company.table('Customer').record(customerId);
  settleCurrency(draft, context, { party: customer, previous });
  dropUntrackedDimensions(draft, company);
  const work = { draft, previous, context, kind };
  if (fillAddresses(work, customer) || movesMoney(context)) settleMoney(work, customer);
  settleHomeTotal(draft, context);
  settleDocNumber(draft, context, {
    entity: kind.entity,
    series: kind.numbers,
    previousNumber: previous && textAt(previous, 'DocNumber'),
  });
  settleCustomFields(draft, company);
  settleDelivery(work, customer);
}

function movesMoney({ verb, sent }: WriteContext): boolean {
  return verb !== 'sparse' || MONEY_FIELDS.some(field => sent[field] !== undefined);
}

function settleMoney({ draft, previous, context, kind }: FormWork, customer: BooksRecord | undefined): void {
  if (draft['Line'] === undefined) throw missingParameter('Line');
  const { company } = context;
  const tax = settleFormTax(draft, context, { customer, previous });
  const lines = readLines(objectsAt(draft, 'Line'), {
    company,
    txnDate: textAt(draft, 'TxnDate') ?? '',
    tax: tax.setting,
    taxInclusive: tax.taxInclusive,
    movesStock: kind.direction !== 'promises',
  });
  if (lines.body.length === 0) throw missingParameter('Line');
  const totals = computeForm(lines, tax);
  draft['Line'] = writeLines(lines, {
    company,
    totals,
    storedLines: previous === undefined ? [] : objectsAt(previous, 'Line'),
    taxInclusive: tax.taxInclusive,
  });
  settleTaxDetail(draft, tax, totals);
  draft['TotalAmt'] = numberOfCents(totals.total);
}

function settleTaxDetail(draft: Draft, tax: FormTax, totals: Parameters<typeof writeTaxDetail>[0]): void {
  if (tax.setting.kind === 'off') delete draft['TxnTaxDetail'];
  else draft['TxnTaxDetail'] = writeTaxDetail(totals, tax.txnTaxCode);
}

/** Only companies with several currencies show what a form is worth at home (entities.md §2.3). */
function settleHomeTotal(draft: Draft, { company }: WriteContext): void {
  if (!preferencesOf(company).multiCurrency) return;
  draft['HomeTotalAmt'] = numberOfCents(homeOf(draft, centsAt(draft, 'TotalAmt')));
}

function homeOf(draft: Draft, amount: Cents): Cents {
  return homeAmountOf(amount, exchangeRateOf(draft));
}
