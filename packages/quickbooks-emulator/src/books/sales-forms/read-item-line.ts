import { centsOf, preciseOf, textOfCents } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { businessFault, invalidReference, missingParameter } from '../faults/faults.ts';
import { flagAt, objectAt, refAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { numberAt } from '../transactions/number-at.ts';
import { omit } from '../transactions/omit.ts';
import {
  amountFault,
  beforeInventoryStartFault,
  lineDetailNeededFault,
  lineTaxCodeFault,
  quantityNeededFault,
} from '../transactions/transaction-faults.ts';
import type { FormReading } from './form-reading.ts';
import { amountByPrice, withLineDiscount } from './line-discount.ts';
import type { ItemLine } from './sales-lines.ts';

const FIRST_ITEM_ID = '1';
const CLASS: ReadonlySet<string> = new Set(['ClassRef']);
const PRICE: ReadonlySet<string> = new Set(['Qty', 'UnitPrice']);

/** Reads a line that sells an item, by the rules of entities.md §2.4, §3.7 and §4.1. */
export function readItemLine(source: JsonObject, reading: FormReading): ItemLine {
  const sent = objectAt(source, 'SalesItemLineDetail') ?? {};
  const priced = isAmountAlone(source, sent) ? omit(sent, PRICE) : sent;
  const detail = withLineDiscount(reading.company, trackedDetail(priced, reading));
  const itemId = refAt(detail, 'ItemRef') ?? missingItem(reading);
  const item = reading.company.table('Item').record(itemId);
  if (item === undefined) throw invalidReference('Items', itemId);
  if (textAt(item, 'Type') === 'Category') {
    throw businessFault('You cannot use a category on a transaction. Select a product or service.');
  }
  const quantity = numberAt(detail, 'Qty');
  refuseStockMistakes(item, numberAt(sent, 'Qty'), reading);
  const gross = reading.taxInclusive ? numberAt(detail, 'TaxInclusiveAmt') : undefined;
  const taxCode = lineTaxCode(detail, item, reading);
  return {
    kind: 'item',
    source,
    detail,
    itemId,
    item,
    amount: lineAmount(source, detail, reading.company),
    ...(gross === undefined ? {} : { gross: centsOf(gross) }),
    ...(quantity === undefined ? {} : { quantity: preciseOf(quantity) }),
    ...(taxCode === undefined ? {} : { taxCode }),
  };
}

/**
 * Whether quantity and price are sent as nothing beside an amount: python-quickbooks sends 0 for what its caller left
 * out, and the real service takes such lines (its own tests run against it).
 */
function isAmountAlone(source: JsonObject, detail: JsonObject): boolean {
  const isEmpty = numberAt(detail, 'Qty') === 0 && numberAt(detail, 'UnitPrice') === 0;
  return isEmpty && (numberAt(source, 'Amount') ?? 0) !== 0;
}

/** The amount of a line; when quantity and price are sent too, it must be what they come to (6070). */
function lineAmount(source: JsonObject, detail: JsonObject, company: Company): Cents {
  const amount = numberAt(source, 'Amount');
  if (amount === undefined) throw missingParameter('Line.Amount');
  const cents = centsOf(amount);
  const expected = amountByPrice(company, detail);
  if (expected !== undefined && expected !== cents) throw amountFault(textOfCents(cents));
  return cents;
}

/** The code a line shows: what was sent, or what item and customer say in the US; elsewhere it must be sent. */
export function lineTaxCode(detail: JsonObject, item: JsonObject | undefined, reading: FormReading) {
  const sent = refAt(detail, 'TaxCodeRef');
  const { tax, company } = reading;
  switch (tax.kind) {
    case 'off':
      return tax.showsNon ? 'NON' : undefined;
    case 'us':
      if (sent !== undefined && sent !== 'TAX' && sent !== 'NON') throw lineTaxCodeFault();
      return sent ?? usDefaultCode(item, tax.customer);
    case 'by-code':
      return knownCode(sent, reading) ?? missingCode(company.profile.taxWord);
  }
}

function usDefaultCode(item: JsonObject | undefined, customer: JsonObject | undefined): 'TAX' | 'NON' {
  const isTaxable = item !== undefined && flagAt(item, 'Taxable') === true;
  return isTaxable && (customer === undefined || flagAt(customer, 'Taxable') !== false) ? 'TAX' : 'NON';
}

function knownCode(sent: string | undefined, { company }: FormReading): string | undefined {
  if (sent === undefined || sent === 'TAX' || sent === 'NON') return undefined;
  if (company.table('TaxCode').find(sent) === undefined) throw invalidReference('TaxCodes', sent);
  return sent;
}

/** Outside the US every line must carry a code (entities.md §0.1 rule 25, exact text). */
function missingCode(taxWord: string): never {
  throw businessFault(`Make sure all your transactions have a ${taxWord} rate before you save.`);
}

function missingItem({ company }: FormReading): string {
  if (company.switches.lineWithoutItem === 'fault') throw lineDetailNeededFault('Line.SalesItemLineDetail.ItemRef');
  return FIRST_ITEM_ID;
}

function refuseStockMistakes(item: BooksRecord, quantity: number | undefined, reading: FormReading): void {
  if (!reading.movesStock || textAt(item, 'Type') !== 'Inventory') return;
  if (quantity === undefined) throw quantityNeededFault();
  const start = textAt(item, 'InvStartDate');
  if (start !== undefined && reading.txnDate < start) throw beforeInventoryStartFault();
}

/** A class per line is dropped while the company does not track classes per line (entities.md §3.10). */
function trackedDetail(detail: JsonObject, { company }: FormReading): JsonObject {
  if (detail['ClassRef'] === undefined || preferencesOf(company).classPerLine) return detail;
  if (company.switches.trackingOff === 'fault')
    throw businessFault('Class tracking is not turned on for this company.');
  return omit(detail, CLASS);
}
