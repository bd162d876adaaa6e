import { BRIEFS, fromBrief } from './brief-countries.ts';
import type { Country } from './country.ts';
import { ENGLISH_COUNTRIES } from './english-countries.ts';

const COUNTRIES: ReadonlyMap<string, Country> = new Map(
  [...ENGLISH_COUNTRIES, ...BRIEFS.map(fromBrief)].map(country => [country.code, country]),
);

/** The profile of a country; for one without its own, that of the global edition: a single 10% code. */
export function countryOf(code: string): Country {
  const upper = code.toUpperCase();
  const known = COUNTRIES.get(upper === 'UK' ? 'GB' : upper);
  if (known !== undefined) return known;
  const global = { currency: 'USD', timeZone: 'Etc/UTC', city: 'Capital City', postalCode: '10000' };
  return fromBrief({ code: upper, ...global, agency: 'Tax Agency', tax: 'Standard', percents: [10] });
}

/** Codes of all countries with a profile of their own. */
export function countryCodes(): readonly string[] {
  return [...COUNTRIES.keys()];
}
