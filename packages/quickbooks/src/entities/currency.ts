import type { Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';

/** A currency in use; only in multi-currency companies. */
export interface NewCompanyCurrency {
  /** ISO code, such as `GBP`. */
  readonly Code: string;
  readonly Active?: boolean;
}

/** A currency in use as QuickBooks stores it. */
export interface CompanyCurrency extends NewCompanyCurrency, Stored {
  readonly Name?: string;
}

/** Home units for one unit of a foreign currency on a day. It has no id. */
export interface ExchangeRate {
  readonly SourceCurrencyCode: string;
  readonly TargetCurrencyCode?: string;
  readonly Rate: Decimal;
  /** `YYYY-MM-DD`. */
  readonly AsOfDate?: string;
}
