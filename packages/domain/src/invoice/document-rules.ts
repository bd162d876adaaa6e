import type { TaxSettings } from '../tax/tax-code.ts';

/** QuickBooks stores every amount with two decimals, whatever the currency (entities.md §1). */
export const booksAmountPlaces = 2;

/** What a document's arithmetic depends on beside the document itself. */
export interface DocumentRules {
  readonly tax: TaxSettings;
  /** Digits behind the point of every amount: {@link booksAmountPlaces}, or the currency's own where no books are joined. */
  readonly amountPlaces: number;
}

/** The line codes of US companies: taxable or not; the rate comes from the document's code (entities.md §3.7). */
export const usTaxable = 'TAX';
export const usNotTaxable = 'NON';
