import type { LineId, TaxRateId } from '../ids/record-ids.ts';
import type { CurrencyCode } from '../money/currency.ts';
import type { Decimal } from '../money/decimal.ts';

/** What one line comes to. */
export interface LineTotal {
  readonly lineId: LineId;
  /** Net of tax in every tax mode, rounded to the minor unit. Text lines: 0. */
  readonly amount: Decimal;
  /** With tax, when prices include it; otherwise null. */
  readonly grossAmount: Decimal | null;
  /** Net price per unit to seven places, when it had to be derived from a gross one. */
  readonly netUnitPrice: Decimal | null;
}

/** The tax of one rate over the whole document: rounded per rate on the summed base, never per line (entities.md §4.3). */
export interface TaxLine {
  readonly rateId: TaxRateId;
  readonly name: string;
  readonly percent: Decimal;
  readonly taxableBase: Decimal;
  readonly amount: Decimal;
}

/** Every figure of a document. `certainty` says whether QuickBooks may still change the tax (automated sales tax). */
export interface DocumentTotals {
  readonly certainty: 'exact' | 'estimated';
  readonly currency: CurrencyCode;
  readonly lines: readonly LineTotal[];
  /** Sum of the net line amounts, shipping excluded. */
  readonly subtotal: Decimal;
  /** Net, positive. */
  readonly discount: Decimal;
  /** Net. */
  readonly shipping: Decimal;
  readonly taxLines: readonly TaxLine[];
  readonly tax: Decimal;
  readonly total: Decimal;
  readonly deposit: Decimal;
  /** Total less deposit: what is owed before any payment. */
  readonly balance: Decimal;
  readonly homeTotal: Decimal;
  readonly homeBalance: Decimal;
}
