import type { Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';

/** Fields of a payment term that a caller may write: `DueDays` or `DayOfMonthDue` (entities.md §2.10). */
export interface NewTerm {
  /** At most 31 characters. */
  readonly Name: string;
  /** 0 to 999 days after the document's date. */
  readonly DueDays?: number;
  readonly DiscountPercent?: Decimal;
  readonly DiscountDays?: number;
  readonly DayOfMonthDue?: number;
  readonly DueNextMonthDays?: number;
  readonly DiscountDayOfMonth?: number;
  readonly Active?: boolean;
}

/** A payment term as QuickBooks stores it. */
export interface Term extends NewTerm, Stored {
  readonly Type?: 'STANDARD' | 'DATE_DRIVEN';
}
