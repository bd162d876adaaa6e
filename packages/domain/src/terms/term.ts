import type { TermId } from '../ids/record-ids.ts';

/** When an invoice falls due (entities.md §2.10). */
export type Term =
  | { readonly kind: 'standard'; readonly id: TermId; readonly name: string; readonly dueDays: number }
  | {
      readonly kind: 'date-driven';
      readonly id: TermId;
      readonly name: string;
      /** Day of the month on which invoices fall due; clipped to the month's end. */
      readonly dayOfMonthDue: number;
      /** Issued within this many days before that day, an invoice falls due a month later. */
      readonly dueNextMonthDays: number;
    };

/** What QuickBooks shows without terms: the company's default of thirty days (entities.md §2.3). */
export const defaultDueDays = 30;
