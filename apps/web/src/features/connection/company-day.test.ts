import { expect, it } from 'vitest';
import { timeZoneOf } from './company-day.ts';

const west = { id: 'west', isDefault: true, timeZone: 'America/Los_Angeles' };
const east = { id: 'east', isDefault: false, timeZone: 'Pacific/Auckland' };

it.each([
  ['the company that it belongs to', [west, east], 'east', 'Pacific/Auckland'],
  ['the default one, while it belongs to none', [east, west], null, 'America/Los_Angeles'],
  ['the default one, where its own is off', [west], 'east', 'America/Los_Angeles'],
  ['none, where no company is on', [], 'east', undefined],
] as const)('U03 a record goes by the calendar of %s', (...[, companies, companyId, timeZone]) => {
  expect(timeZoneOf(companies, companyId)).toBe(timeZone);
});
