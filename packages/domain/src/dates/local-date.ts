import type { Brand } from '../ids/brand.ts';
import { DomainFault } from '../faults/domain-fault.ts';

/** A calendar day without time or zone, `YYYY-MM-DD`. Text order is time order. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** A moment, ISO 8601 in UTC with milliseconds (`2026-04-06T16:12:40.000Z`). Text order is time order. */
export type Instant = Brand<string, 'Instant'>;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const dayMs = 86_400_000;

/** Reads `YYYY-MM-DD`; `undefined` when it is not a day of the calendar (2026-02-30). */
export function findLocalDate(text: string): LocalDate | undefined {
  if (!datePattern.test(text)) return undefined;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return undefined;
  return text as LocalDate;
}

/** As {@link findLocalDate}, for text that must be a day. @throws DomainFault `date-malformed` */
export function localDate(text: string): LocalDate {
  const date = findLocalDate(text);
  if (date !== undefined) return date;
  throw new DomainFault('date-malformed', `"${text}" is not a date.`, 'Write dates as YYYY-MM-DD.');
}

/** Reads any ISO 8601 moment with an offset and puts it in UTC. @throws DomainFault `date-malformed` */
export function instant(text: string): Instant {
  const time = Date.parse(text);
  if (!Number.isNaN(time) && /[zZ]$|[+-]\d{2}:?\d{2}$/.test(text)) return new Date(time).toISOString() as Instant;
  throw new DomainFault('date-malformed', `"${text}" is not a moment in time.`, 'Use ISO 8601 with an offset.');
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as LocalDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs);
}

/** The day it is at that moment in an IANA time zone. @throws DomainFault `time-zone-unknown` */
export function localDateIn(timeZone: string, moment: Instant): LocalDate {
  return zoneFormat(timeZone).format(new Date(moment)) as LocalDate;
}

/** `en-CA` writes dates as YYYY-MM-DD. */
function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  } catch (cause) {
    throw new DomainFault(
      'time-zone-unknown',
      `"${timeZone}" is not a time zone (${String(cause)}).`,
      'Use an IANA name such as America/Los_Angeles.',
    );
  }
}
