/** Editions of QuickBooks Online; some lack features (5020/5030). */
export type Edition = 'simple-start' | 'essentials' | 'plus' | 'advanced';

/** How sales tax works in a company (entities.md §3.7). */
export type TaxModel = 'us-manual' | 'us-automated' | 'by-code';

/** The word that faults use for the tax of the country: "Make sure all your transactions have a VAT rate …". */
export type TaxWord = 'GST/HST' | 'VAT' | 'GST' | 'sales tax';

/** What a company is from its first day. */
export interface Profile {
  /** ISO 3166 alpha-2, as in CompanyInfo.Country. */
  readonly country: string;
  readonly edition: Edition;
  /** ISO 4217. */
  readonly homeCurrency: string;
  readonly taxModel: TaxModel;
  readonly taxWord: TaxWord;
  /** IANA name; decides what "today" is. */
  readonly timeZone: string;
}
