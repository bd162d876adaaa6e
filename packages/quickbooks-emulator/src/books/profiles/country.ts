import type { TaxModel, TaxWord } from './profile.ts';

/** One rate inside a tax code. */
export interface SeedRate {
  /** The recorded id; the next free number otherwise. */
  readonly id?: string;
  readonly name: string;
  readonly percent: number;
  /** Name of the agency it is owed to. */
  readonly agency: string;
  /** A rate on amount plus the taxes before it, such as the old Quebec one. */
  readonly onTop?: true;
}

/** A tax code that companies of a country have from the first day. */
export interface SeedTaxCode {
  readonly name: string;
  readonly description?: string;
  readonly taxable: boolean;
  readonly rates: readonly SeedRate[];
  /** Purchases have rates of their own names; automated and US manual companies have none. */
  readonly onPurchases?: false;
}

/** What differs between countries (entities.md §3.7, §6). */
export interface Country {
  /** ISO 3166 alpha-2. */
  readonly code: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly taxModel: TaxModel;
  readonly taxWord: TaxWord;
  readonly checkName: 'Check' | 'Cheque';
  readonly language: string;
  readonly address: { readonly City: string; readonly CountrySubDivisionCode?: string; readonly PostalCode: string };
  readonly taxCodes: readonly SeedTaxCode[];
}

/** A code with a single rate of the same standing for sales and purchases. */
export function singleRate(name: string, percent: number, agency: string): SeedTaxCode {
  return { name, taxable: true, rates: [{ name, percent, agency }] };
}

/** A code without tax: exempt, zero rated, out of scope. */
export function untaxed(name: string, agency?: string): SeedTaxCode {
  return { name, taxable: agency !== undefined, rates: agency === undefined ? [] : [{ name, percent: 0, agency }] };
}
