import { centsOf, preciseOf } from '../arithmetic/fixed-point.ts';
import type { FormDiscount } from '../arithmetic/sales-form.ts';
import { businessFault } from '../faults/faults.ts';
import { objectAt, type JsonObject } from '../json.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { numberAt } from '../transactions/number-at.ts';
import { discountFault, negativeAmountFault } from '../transactions/transaction-faults.ts';
import type { FormReading } from './form-reading.ts';
import type { DiscountLine } from './sales-lines.ts';

/** Reads the discount line of a form (entities.md §2.4, §4.2). */
export function readDiscount(line: JsonObject, { company }: FormReading): DiscountLine {
  if (!preferencesOf(company).allowDiscount) {
    throw businessFault('Discounts are not turned on for this company. Enable them in the sales settings first.');
  }
  const detail = objectAt(line, 'DiscountLineDetail') ?? {};
  return { detail, discount: discountOf(line, detail) };
}

/** A percentage wins over an amount that is sent beside it (entities.md §4.2). */
function discountOf(line: JsonObject, detail: JsonObject): FormDiscount {
  const percent = numberAt(detail, 'DiscountPercent');
  if (detail['PercentBased'] === true) {
    if (percent === undefined) throw discountFault();
    return { kind: 'percent', percent: preciseOf(percent) };
  }
  const amount = numberAt(line, 'Amount');
  if (amount === undefined) throw discountFault();
  if (amount < 0) throw negativeAmountFault('Line.Amount');
  return { kind: 'amount', amount: centsOf(amount) };
}
