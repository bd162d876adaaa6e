import { describe, expect, it } from 'vitest';
import { pacificMillis, pacificOffsetHours, pacificSeconds } from './pacific-time.ts';

describe('Pacific time', () => {
  it.each([
    ['winter', '2026-01-15T12:00:00.500Z', '2026-01-15T04:00:00-08:00'],
    ['summer', '2026-07-15T12:00:00Z', '2026-07-15T05:00:00-07:00'],
    ['the second before daylight saving begins', '2026-03-08T09:59:59Z', '2026-03-08T01:59:59-08:00'],
    ['the second it begins', '2026-03-08T10:00:00Z', '2026-03-08T03:00:00-07:00'],
    ['the second before it ends', '2026-11-01T08:59:59Z', '2026-11-01T01:59:59-07:00'],
    ['the second it ends', '2026-11-01T09:00:00Z', '2026-11-01T01:00:00-08:00'],
  ])('in %s', (_name, instant, expected) => {
    expect(pacificSeconds(Date.parse(instant))).toBe(expected);
  });

  it('agrees with the time zone database through the years', () => {
    const format = new Intl.DateTimeFormat('en-US', { timeZone: 'America/Los_Angeles', timeZoneName: 'longOffset' });
    for (
      let instant = Date.parse('2015-01-01T00:30:00Z');
      instant < Date.parse('2035-01-01');
      instant += 86_400_000 * 3.37
    ) {
      const offset = format.formatToParts(instant).find(part => part.type === 'timeZoneName')?.value;
      expect(`GMT-0${-pacificOffsetHours(instant)}:00`).toBe(offset);
    }
  });

  it('shows milliseconds in envelopes, also before 1970', () => {
    expect(pacificMillis(Date.parse('2026-03-02T17:14:41.007Z'))).toBe('2026-03-02T09:14:41.007-08:00');
    expect(pacificMillis(-1)).toBe('1969-12-31T15:59:59.999-08:00');
  });
});
