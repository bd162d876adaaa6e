import { dayText } from '../../ui/dates/date-text.ts';
import { moneyText } from '../../ui/money/money-parts.ts';

interface Manner {
  readonly locale: string;
  readonly currency: string;
}

/** A figure and a day written in that manner, for the one who chooses it; `undefined` while the locale is being typed. */
export function mannerExample({
  locale,
  currency,
}: Manner): { readonly number: string; readonly date: string } | undefined {
  try {
    return {
      number: moneyText('-1234.5', currency, { locale, homeCurrency: currency }),
      date: dayText('2026-05-03', locale, '2025-01-01'),
    };
  } catch {
    return undefined;
  }
}

/** The time zones the browser knows; the present one in any case. */
export function timeZones(present: string): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  return known.includes(present) ? known : [present, ...known];
}
