const HOUR_MS = 3_600_000;
const STANDARD_OFFSET_HOURS = -8;
const DAYLIGHT_OFFSET_HOURS = -7;
const transitionsByYear = new Map<number, readonly [number, number]>();

/**
 * The instant as MetaData shows it: US Pacific time with offset, whole seconds. The offset is Intuit's, not
 * the company's (protocol.md §2.4).
 */
export function pacificSeconds(instantMs: number): string {
  const second = Math.floor(instantMs / 1000);
  if (second !== lastSecond) {
    lastText = `${localTime(second * 1000).slice(0, 19)}${offsetText(pacificOffsetHours(second * 1000))}`;
    lastSecond = second;
  }
  return lastText;
}

/** Many records are written within a second; its text is made once. */
let lastSecond = Number.NaN;
let lastText = '';

function localTime(instantMs: number): string {
  return new Date(instantMs + pacificOffsetHours(instantMs) * HOUR_MS).toISOString();
}

/** The instant as envelopes show it in `time`: Pacific, with milliseconds. */
export function pacificMillis(instantMs: number): string {
  const millis = String(Math.floor(instantMs) - Math.floor(instantMs / 1000) * 1000).padStart(3, '0');
  const text = pacificSeconds(instantMs);
  return `${text.slice(0, 19)}.${millis}${text.slice(19)}`;
}

/** Hours from UTC at this instant: -8, or -7 while US daylight saving runs. */
export function pacificOffsetHours(instantMs: number): number {
  const year = new Date(instantMs).getUTCFullYear();
  const [start, end] = transitionsOf(year);
  return instantMs >= start && instantMs < end ? DAYLIGHT_OFFSET_HOURS : STANDARD_OFFSET_HOURS;
}

function offsetText(hours: number): string {
  return hours === DAYLIGHT_OFFSET_HOURS ? '-07:00' : '-08:00';
}

/** Second Sunday of March and first Sunday of November, both at two o'clock local time (US law since 2007). */
function transitionsOf(year: number): readonly [number, number] {
  const known = transitionsByYear.get(year);
  if (known !== undefined) return known;
  const start = Date.UTC(year, 2, nthSunday(year, 2, 2), 2) - STANDARD_OFFSET_HOURS * HOUR_MS;
  const end = Date.UTC(year, 10, nthSunday(year, 10, 1), 2) - DAYLIGHT_OFFSET_HOURS * HOUR_MS;
  transitionsByYear.set(year, [start, end]);
  return [start, end];
}

function nthSunday(year: number, month: number, nth: number): number {
  const firstWeekday = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return 1 + ((7 - firstWeekday) % 7) + (nth - 1) * 7;
}
