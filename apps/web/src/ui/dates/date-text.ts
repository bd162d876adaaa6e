const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

interface DateManner {
  readonly locale: string;
  readonly timeZone: string;
}

/** A calendar day, short and unambiguous: "3 May 2026", without the year in the present one. */
export function dayText(day: string, locale: string, today: string): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** The month of a day: "May 2026". */
export function monthText(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return format.format(new Date(`${day}T00:00:00Z`));
}

/** The day it is now in a time zone, `YYYY-MM-DD`. */
export function todayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** A moment in full: "3 May 2026, 14:02". */
export function momentText(instant: string, manner: DateManner): string {
  return new Intl.DateTimeFormat(manner.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: manner.timeZone,
  }).format(new Date(instant));
}

/** How long ago, in the words of the locale: "12 s ago", "3 h ago"; after a week the day itself. */
export function agoText(instant: string, now: Date, manner: DateManner): string {
  const elapsedMs = Math.max(0, now.getTime() - Date.parse(instant));
  const format = new Intl.RelativeTimeFormat(manner.locale, { numeric: 'auto', style: 'narrow' });
  if (elapsedMs < minuteMs) return format.format(-Math.floor(elapsedMs / 1000), 'second');
  if (elapsedMs < hourMs) return format.format(-Math.floor(elapsedMs / minuteMs), 'minute');
  if (elapsedMs < dayMs) return format.format(-Math.floor(elapsedMs / hourMs), 'hour');
  if (elapsedMs < 7 * dayMs) return format.format(-Math.floor(elapsedMs / dayMs), 'day');
  return dayText(todayIn(manner.timeZone, new Date(instant)), manner.locale, todayIn(manner.timeZone, now));
}

/** A span of work: "840 ms", "12.4 s", "3 min". */
export function durationText(durationMs: number, locale: string): string {
  if (durationMs < 1000) return unitText(Math.round(durationMs), 'millisecond', locale);
  if (durationMs < minuteMs) return unitText(Math.round(durationMs / 100) / 10, 'second', locale);
  return unitText(Math.round(durationMs / minuteMs), 'minute', locale);
}

const unitText = (value: number, unit: string, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
