import type { AppliedRate } from '../arithmetic/tax-rates.ts';
import type { WriteContext } from '../entities/entity-definition.ts';
import { textAt, type Draft } from '../json.ts';
import { ratesOfCode } from '../tax/code-rates.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { taxNotApplicableFault } from '../transactions/transaction-faults.ts';

/** How tax works on a bill or purchase. The US knows none: its purchase rate lists are empty (entities.md §2.9). */
export type PurchaseTax =
  | { readonly kind: 'none'; readonly inclusive: false; readonly showsNon: boolean }
  | {
      readonly kind: 'by-code';
      readonly inclusive: boolean;
      readonly ratesOf: (taxCode: string) => readonly AppliedRate[];
    };

/** Settles the tax of a bill or purchase and normalises the fields that say so. */
export function settlePurchaseTax(draft: Draft, context: WriteContext): PurchaseTax {
  const { company } = context;
  const isUs = company.profile.taxModel !== 'by-code';
  if (isUs || !preferencesOf(company).usingSalesTax) {
    if (isUs) delete draft['GlobalTaxCalculation'];
    else draft['GlobalTaxCalculation'] = 'NotApplicable';
    return { kind: 'none', inclusive: false, showsNon: isUs };
  }
  const calculation = textAt(draft, 'GlobalTaxCalculation') ?? 'TaxExcluded';
  draft['GlobalTaxCalculation'] = calculation;
  if (calculation === 'NotApplicable') {
    if (context.sent['TxnTaxDetail'] !== undefined) throw taxNotApplicableFault();
    return { kind: 'none', inclusive: false, showsNon: false };
  }
  const txnDate = textAt(draft, 'TxnDate') ?? '';
  return {
    kind: 'by-code',
    inclusive: calculation === 'TaxInclusive',
    ratesOf: taxCode => ratesOfCode(company, taxCode, { side: 'PurchaseTaxRateList', txnDate }),
  };
}
