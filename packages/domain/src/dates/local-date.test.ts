import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, findLocalDate, instant, localDate, localDateIn } from './local-date.ts';

describe('calendar days', () => {
  test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', '2026-01-01T00:00', 'x2026-01-01', '+010000-01', ''])(
    '%s is no day',
    text => {
      expect(findLocalDate(text)).toBeUndefined();
      expect(() => localDate(text)).toThrow(/is not a date/);
    },
  );

  test('days are counted over months, leap years and clock changes', () => {
    expect(addDays(localDate('2026-03-28'), 2)).toBe('2026-03-30');
    expect(addDays(localDate('2028-02-28'), 1)).toBe('2028-02-29');
    expect(daysBetween(localDate('2026-03-01'), localDate('2026-02-26'))).toBe(-3);
  });
});

describe('moments', () => {
  test('an offset is needed and turned into UTC', () => {
    expect(instant('2026-04-06T09:12:40-07:00')).toBe('2026-04-06T16:12:40.000Z');
    expect(instant('2026-04-06T09:12:40z')).toBe('2026-04-06T09:12:40.000Z');
    expect(() => instant('2026-04-06T09:12:40')).toThrow(/moment in time/);
    expect(instant('2026-04-06T09:12:40-0700')).toBe('2026-04-06T16:12:40.000Z');
    for (const text of ['2026-04-06', '6 Apr 2026 09:12 +0200 (CEST)', '6 Apr 2026 09:12 GMT (Zulu)']) {
      expect(() => instant(text)).toThrow(/moment in time/);
    }
  });

  test('the same moment is another day elsewhere', () => {
    const moment = instant('2026-04-06T23:30:00Z');
    expect([localDateIn('Pacific/Auckland', moment), localDateIn('America/Los_Angeles', moment)]).toEqual([
      '2026-04-07',
      '2026-04-06',
    ]);
  });

  test('an unknown time zone is refused by name', () => {
    expect(() => localDateIn('Mars/Base', instant('2026-04-06T23:30:00Z'))).toThrow(/"Mars\/Base" is not a time zone/);
  });
});

test.each([
  [() => localDate('6 April'), 'date-malformed', 'Write dates as YYYY-MM-DD.'],
  [() => instant('noon'), 'date-malformed', 'Use ISO 8601 with an offset.'],
  [
    () => localDateIn('Mars/Base', instant('2026-04-06T23:30:00Z')),
    'time-zone-unknown',
    'Use an IANA name such as America/Los_Angeles.',
  ],
])('%s: %s says what to do', (breach, code, hint) => {
  expect(breach).toThrow(expect.objectContaining({ code, hint }));
});
