const DAY_CACHE_MS = 60_000;

/** Calendar days in a company's own time zone: TxnDate defaults to its today. */
export class CompanyCalendar {
  readonly #format: Intl.DateTimeFormat;
  #cachedMinute = Number.NaN;
  #cachedDay = '';

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  }

  /** The day of an instant, `YYYY-MM-DD`. No zone changes its day within a minute, so one is kept that long. */
  dayAt(instantMs: number): string {
    const minute = Math.floor(instantMs / DAY_CACHE_MS);
    if (minute !== this.#cachedMinute) {
      this.#cachedDay = this.#format.format(instantMs);
      this.#cachedMinute = minute;
    }
    return this.#cachedDay;
  }
}

/** The day some days after a day, `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}
