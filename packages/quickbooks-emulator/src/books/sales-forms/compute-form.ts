import { totalsOf } from '../arithmetic/sales-form.ts';
import type { CodedAmount, SalesForm, SalesFormTotals } from '../arithmetic/sales-form.ts';
import { businessFault } from '../faults/faults.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { FormTax } from './form-tax.ts';
import { itemLinesOf } from './sales-lines.ts';
import type { SalesLines } from './sales-lines.ts';
import { overrideOf } from './tax-detail.ts';
import { ratesFor } from './tax-setting.ts';

/** Computes the totals of a form; tax that the caller states is taken over where it may be. */
export function computeForm(lines: SalesLines, tax: FormTax): SalesFormTotals {
  const form: SalesForm = {
    lines: itemLinesOf(lines).map(codedAmount),
    discount: lines.discount?.discount ?? { kind: 'none' },
    charges: lines.charges.map(codedAmount),
    taxInclusive: tax.taxInclusive,
    discountLowersTaxBase: tax.discountLowersTaxBase,
    ratesOf: taxCode => ratesFor(tax.setting, taxCode),
  };
  const totals = withStatedTax(form, tax);
  if (totals.total < 0n) throw businessFault('You must specify a transaction amount that is 0 or greater.');
  return totals;
}

function withStatedTax(form: SalesForm, tax: FormTax): SalesFormTotals {
  const computed = totalsOf(form);
  if (tax.stated === undefined) return computed;
  const override = overrideOf(tax.stated, { ...computed, isUs: tax.setting.kind === 'us' });
  return override === undefined ? computed : totalsOf({ ...form, override });
}

function codedAmount(line: { readonly amount: Cents; readonly gross?: Cents; readonly taxCode?: string }): CodedAmount {
  return {
    amount: line.amount,
    ...(line.gross === undefined ? {} : { gross: line.gross }),
    ...(line.taxCode === undefined ? {} : { taxCode: line.taxCode }),
  };
}
