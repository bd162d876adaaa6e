import type { LocalDate } from '../dates/local-date.ts';
import type { Decimal } from '../money/decimal.ts';
import type { TaxComponent } from './tax-code.ts';

/** The percentage in force on a day, or null when the rate did not exist then. The later of two periods wins. */
export function percentOn(component: TaxComponent, day: LocalDate): Decimal | null {
  const holding = component.periods.filter(
    ({ from, until }) => (from === null || from <= day) && (until === null || day <= until),
  );
  const latest = holding.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')).at(-1);
  return latest?.percent ?? null;
}
