import { centsOf, preciseOf } from '../arithmetic/fixed-point.ts';
import type { Cents, Precise } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { businessFault, invalidReference, missingParameter } from '../faults/faults.ts';
import { objectAt, refAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { refuseOpenItemAccount } from '../transactions/money-account.ts';
import { numberAt } from '../transactions/number-at.ts';
import { omit } from '../transactions/omit.ts';
import {
  beforeInventoryStartFault,
  lineDetailNeededFault,
  quantityNeededFault,
} from '../transactions/transaction-faults.ts';
import type { PurchaseTax } from './purchase-tax.ts';

/** A line of a bill or purchase. Quantity times price is not checked on purchases (recorded; entities.md §4.1). */
export interface PurchaseLine {
  readonly source: JsonObject;
  readonly kind: 'account' | 'item';
  readonly detail: JsonObject;
  readonly item?: BooksRecord;
  readonly quantity?: Precise;
  readonly amount: Cents;
  readonly gross?: Cents;
  readonly taxCode?: string;
}

/** What the reading of purchase lines depends on. */
export interface PurchaseReading {
  readonly company: Company;
  readonly txnDate: string;
  readonly tax: PurchaseTax;
}

const CLASS: ReadonlySet<string> = new Set(['ClassRef']);

/** Reads one line and refuses what QuickBooks would. */
export function readPurchaseLine(source: JsonObject, reading: PurchaseReading): PurchaseLine {
  const amount = numberAt(source, 'Amount');
  const detailType = textAt(source, 'DetailType');
  if (detailType === undefined) throw missingParameter('Line.DetailType');
  if (amount === undefined) throw missingParameter('Line.Amount');
  const kind = detailType === 'ItemBasedExpenseLineDetail' ? 'item' : 'account';
  const detail = trackedDetail(objectAt(source, detailType) ?? {}, reading.company);
  const gross = reading.tax.inclusive ? numberAt(detail, 'TaxInclusiveAmt') : undefined;
  const taxCode = codeOf(detail, reading);
  return {
    source,
    kind,
    detail,
    amount: centsOf(amount),
    ...(gross === undefined ? {} : { gross: centsOf(gross) }),
    ...(taxCode === undefined ? {} : { taxCode }),
    ...(kind === 'item' ? itemParts(detail, reading) : accountParts(detail, reading)),
  };
}

function accountParts(detail: JsonObject, { company }: PurchaseReading): Record<string, never> {
  const account = refAt(detail, 'AccountRef');
  if (account === undefined) throw lineDetailNeededFault('Line.AccountBasedExpenseLineDetail.AccountRef');
  refuseOpenItemAccount(company, account, 'Line.AccountBasedExpenseLineDetail.AccountRef');
  return {};
}

function itemParts(detail: JsonObject, { company, txnDate }: PurchaseReading): Pick<PurchaseLine, 'item' | 'quantity'> {
  const itemId = refAt(detail, 'ItemRef');
  if (itemId === undefined) throw lineDetailNeededFault('Line.ItemBasedExpenseLineDetail.ItemRef');
  const item = company.table('Item').record(itemId);
  if (item === undefined) throw invalidReference('Items', itemId);
  if (textAt(item, 'Type') === 'Category') {
    throw businessFault('You cannot use a category on a transaction. Select a product or service.');
  }
  const quantity = numberAt(detail, 'Qty');
  if (textAt(item, 'Type') === 'Inventory') {
    if (quantity === undefined) throw quantityNeededFault();
    if (txnDate < (textAt(item, 'InvStartDate') ?? '')) throw beforeInventoryStartFault();
  }
  return quantity === undefined ? { item } : { item, quantity: preciseOf(quantity) };
}

function codeOf(detail: JsonObject, { company, tax }: PurchaseReading): string | undefined {
  if (tax.kind === 'none') return tax.showsNon ? 'NON' : undefined;
  const sent = refAt(detail, 'TaxCodeRef');
  if (sent === undefined || sent === 'TAX' || sent === 'NON') {
    throw businessFault(`Make sure all your transactions have a ${company.profile.taxWord} rate before you save.`);
  }
  if (company.table('TaxCode').find(sent) === undefined) throw invalidReference('TaxCodes', sent);
  return sent;
}

function trackedDetail(detail: JsonObject, company: Company): JsonObject {
  if (detail['ClassRef'] === undefined || preferencesOf(company).classPerLine) return detail;
  if (company.switches.trackingOff === 'fault')
    throw businessFault('Class tracking is not turned on for this company.');
  return omit(detail, CLASS);
}
