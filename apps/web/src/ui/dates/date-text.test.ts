import { describe, expect, it } from 'vitest';
import { agoText, monthText, dayText, durationText, todayIn } from './date-text.ts';

const now = new Date('2026-05-06T14:02:00Z');
const manner = { locale: 'en-GB', timeZone: 'Europe/Oslo' };

describe('dates for people', () => {
  it('leaves the year out only in the present one', () => {
    expect(dayText('2026-05-03', 'en-GB', '2026-05-06')).toBe('3 May');
    expect(dayText('2025-05-03', 'en-GB', '2026-05-06')).toBe('3 May 2025');
  });

  it('never moves a calendar day by the time zone of the browser', () => {
    expect(dayText('2026-01-01', 'en-US', '2026-05-06')).toBe('Jan 1');
  });

  it('says how long ago, and after a week which day', () => {
    const american = { locale: 'en-US', timeZone: 'Europe/Oslo' };
    expect(agoText('2026-05-06T14:01:48Z', now, american)).toBe('12s ago');
    expect(agoText('2026-05-06T11:00:00Z', now, american)).toBe('3h ago');
    expect(agoText('2026-04-01T23:30:00Z', now, american)).toBe('Apr 2');
  });

  it('treats a moment slightly in the future as now: clocks of server and browser differ', () => {
    expect(agoText('2026-05-06T14:02:03Z', now, manner)).toBe('now');
  });

  it('knows the day of the business, not of the browser', () => {
    expect(todayIn('Pacific/Auckland', now)).toBe('2026-05-07');
  });

  it('writes spans of work in the unit that fits', () => {
    expect(durationText(840, 'en-US')).toBe('840 ms');
    expect(durationText(12_440, 'en-US')).toBe('12.4 sec');
    expect(durationText(185_000, 'en-US')).toBe('3 min');
  });
});

it('a month has its year, whatever the time zone of the reader', () => {
  expect(monthText('2026-05-01', 'en-US')).toBe('May 2026');
});
