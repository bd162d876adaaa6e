import type { LocalDate } from '../dates/local-date.ts';
import type { TaxCodeId, TaxRateId } from '../ids/record-ids.ts';
import type { Decimal } from '../money/decimal.ts';

/** One rate over a span of time: QuickBooks keeps history, and `RateValue` alone may be stale (entities.md §2.9). */
export interface RatePeriod {
  readonly percent: Decimal;
  /** First day on which it holds; absent: since ever. */
  readonly from: LocalDate | null;
  /** Last day on which it holds; absent: until further notice. */
  readonly until: LocalDate | null;
}

/** What a rate is taken of: the line amount, the amount with the taxes before it, or those taxes alone. */
export type TaxBasis = 'amount' | 'amount-plus-tax' | 'tax';

/** A rate inside a tax code. */
export interface TaxComponent {
  readonly rateId: TaxRateId;
  readonly name: string;
  readonly basis: TaxBasis;
  /** Place in the sequence; a compound rate sees the taxes of lower places. */
  readonly order: number;
  readonly periods: readonly RatePeriod[];
}

/** What stands on a line (or, in the US, on the document): no component = exempt or zero-rated out of scope. */
export interface TaxCode {
  readonly id: TaxCodeId;
  readonly name: string;
  readonly isActive: boolean;
  readonly components: readonly TaxComponent[];
}

/** Who computes the tax, and by which rules (entities.md §3.7). */
export type TaxModel =
  /** Tax is switched off in the company. */
  | 'off'
  /** US without automated sales tax: TAX or NON on the line, the code on the document. */
  | 'us-manual'
  /** US with automated sales tax: QuickBooks computes, we estimate. */
  | 'us-automated'
  /** Everywhere else: a code with rates on every line. */
  | 'global';

/** The company's tax set-up, as read from the books. */
export interface TaxSettings {
  readonly model: TaxModel;
  readonly codes: ReadonlyMap<TaxCodeId, TaxCode>;
}
