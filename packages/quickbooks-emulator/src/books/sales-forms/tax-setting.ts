import type { BooksRecord } from '../json.ts';
import type { AppliedRate } from '../arithmetic/tax-rates.ts';

/**
 * How tax works on one form, settled before its lines are read.
 * - `off`: the company does not use sales tax, or the form says NotApplicable.
 * - `us`: lines say TAX or NON, and one code of the transaction gives the rates of TAX.
 * - `by-code`: each line names a code with rates.
 */
export type TaxSetting =
  | { readonly kind: 'off'; readonly showsNon: boolean }
  | { readonly kind: 'us'; readonly rates: readonly AppliedRate[]; readonly customer: BooksRecord | undefined }
  | { readonly kind: 'by-code'; readonly ratesOf: (taxCode: string) => readonly AppliedRate[] };

/** The rates behind a line's code. */
export function ratesFor(setting: TaxSetting, taxCode: string): readonly AppliedRate[] {
  switch (setting.kind) {
    case 'off':
      return [];
    case 'us':
      return taxCode === 'TAX' ? setting.rates : [];
    case 'by-code':
      return setting.ratesOf(taxCode);
  }
}
