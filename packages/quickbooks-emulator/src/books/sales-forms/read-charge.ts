import { centsOf } from '../arithmetic/fixed-point.ts';
import { businessFault, missingParameter } from '../faults/faults.ts';
import { refAt, type JsonObject } from '../json.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { numberAt } from '../transactions/number-at.ts';
import type { FormReading } from './form-reading.ts';
import { lineTaxCode } from './read-item-line.ts';
import type { ChargeItem, ChargeLine } from './sales-lines.ts';

/** Whether a line names one of the built-in items that follow the subtotal. */
export function isChargeItem(itemId: string | undefined): itemId is ChargeItem {
  return itemId === 'SHIPPING_ITEM_ID' || itemId === 'GRATUITY_ITEM_ID';
}

/** Reads a shipping or gratuity line; without a code of its own it is not taxed (entities.md §4.6). */
export function readCharge(
  line: JsonObject,
  sale: { readonly itemId: ChargeItem; readonly detail: JsonObject },
  reading: FormReading,
): ChargeLine {
  const { itemId, detail } = sale;
  refuseChargeOff(itemId, reading);
  const amount = numberAt(line, 'Amount');
  if (amount === undefined) throw missingParameter('Line.Amount');
  const gross = reading.taxInclusive ? numberAt(detail, 'TaxInclusiveAmt') : undefined;
  const taxCode = refAt(detail, 'TaxCodeRef') === undefined ? undefined : lineTaxCode(detail, undefined, reading);
  return {
    itemId,
    source: line,
    amount: centsOf(amount),
    ...(gross === undefined ? {} : { gross: centsOf(gross) }),
    ...(taxCode === undefined ? {} : { taxCode }),
  };
}

function refuseChargeOff(itemId: ChargeItem, { company }: FormReading): void {
  const { allowShipping, allowGratuity } = preferencesOf(company);
  if (itemId === 'SHIPPING_ITEM_ID' && !allowShipping) {
    throw businessFault('Shipping is not turned on for this company. Enable it in the sales settings first.');
  }
  if (itemId === 'GRATUITY_ITEM_ID' && !allowGratuity) {
    throw businessFault('Gratuity is not turned on for this company. Enable it in the sales settings first.');
  }
}
