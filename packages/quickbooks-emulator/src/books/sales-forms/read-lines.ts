import { businessFault, missingParameter } from '../faults/faults.ts';
import { objectAt, refAt, textAt, type JsonObject } from '../json.ts';
import { lineDetailNeededFault } from '../transactions/transaction-faults.ts';
import type { FormReading } from './form-reading.ts';
import { TAXABLE_LINES_MAX } from './line-fields.ts';
import { readBundle } from './read-bundle.ts';
import { isChargeItem, readCharge } from './read-charge.ts';
import { readDiscount } from './read-discount.ts';
import { readItemLine } from './read-item-line.ts';
import { itemLinesOf } from './sales-lines.ts';
import type { BodyLine, ChargeLine, DiscountLine, SalesLines } from './sales-lines.ts';
import { ratesFor } from './tax-setting.ts';

/** Reads the lines of a sales form, as sent or as stored, and refuses what QuickBooks would. */
export function readLines(lines: readonly JsonObject[], reading: FormReading): SalesLines {
  const body: BodyLine[] = [];
  const charges: ChargeLine[] = [];
  let discount: DiscountLine | undefined;
  for (const line of lines) {
    const read = readLine(line, reading);
    if (read === undefined) continue;
    if (read.kind === 'charge') charges.push(read.charge);
    else if (read.kind !== 'discount') body.push(read);
    else if (discount === undefined) discount = read.discount;
    else throw businessFault('A transaction can have only one discount line.');
  }
  const all = { body, charges, ...(discount === undefined ? {} : { discount }) };
  refuseTooManyTaxable(all, reading);
  return all;
}

type ReadLine =
  | BodyLine
  | { readonly kind: 'discount'; readonly discount: DiscountLine }
  | { readonly kind: 'charge'; readonly charge: ChargeLine };

function readLine(line: JsonObject, reading: FormReading): ReadLine | undefined {
  switch (textAt(line, 'DetailType') ?? '') {
    case 'SalesItemLineDetail':
      return readSale(line, reading);
    case 'GroupLineDetail':
      return readBundle(line, reading);
    case 'DescriptionOnly':
      return { kind: 'text', source: line };
    case 'DiscountLineDetail':
      return { kind: 'discount', discount: readDiscount(line, reading) };
    // The books append their own subtotal (entities.md §0.1 rule 4); tax lines belong to TxnTaxDetail.
    case 'SubTotalLineDetail':
    case 'TaxLineDetail':
      return undefined;
    default:
      throw missingParameter('Line.DetailType');
  }
}

function readSale(line: JsonObject, reading: FormReading): ReadLine {
  const detail = objectAt(line, 'SalesItemLineDetail');
  if (detail === undefined) throw lineDetailNeededFault('Line.SalesItemLineDetail');
  const itemId = refAt(detail, 'ItemRef');
  if (!isChargeItem(itemId)) return readItemLine(line, reading);
  return { kind: 'charge', charge: readCharge(line, { itemId, detail }, reading) };
}

function refuseTooManyTaxable(lines: SalesLines, { tax }: FormReading): void {
  const items = itemLinesOf(lines);
  if (items.length <= TAXABLE_LINES_MAX || tax.kind === 'off') return;
  const taxable = items.filter(({ taxCode }) => taxCode !== undefined && ratesFor(tax, taxCode).length > 0);
  if (taxable.length > TAXABLE_LINES_MAX) {
    throw businessFault(`A transaction can have at most ${TAXABLE_LINES_MAX} taxable lines.`);
  }
}
