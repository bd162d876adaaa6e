import { describe, expect, it } from 'vitest';
import { mannerExample, timeZones } from './manner-example.ts';

describe('the example beside the locale', () => {
  it('shows what a choice does to figures and days', () => {
    expect(mannerExample({ locale: 'en-US', currency: 'USD' })).toEqual({
      number: '\u2212$1,234.50',
      date: 'May 3, 2026',
    });
  });

  it('is left out while the locale or the currency is half typed', () => {
    expect(mannerExample({ locale: 'e', currency: 'USD' })).toBeUndefined();
    expect(mannerExample({ locale: 'en-US', currency: 'US' })).toBeUndefined();
  });
});

describe('the time zones', () => {
  it('always offer the present one, even where the browser does not know it', () => {
    expect(timeZones('Mars/Olympus')[0]).toBe('Mars/Olympus');
    expect(timeZones('Europe/Oslo').filter(zone => zone === 'Europe/Oslo')).toHaveLength(1);
  });
});
