import { singleRate, untaxed, type Country } from './country.ts';

/** What a country differs in when only its taxes and names do. */
export interface Brief {
  readonly code: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly city: string;
  readonly postalCode: string;
  readonly agency: string;
  readonly tax: string;
  readonly percents: readonly number[];
  readonly language?: string;
  readonly taxWord?: Country['taxWord'];
}

/** Countries whose companies differ only in tax rates and names: codes "{tax} 20%", one of nought, one outside tax. */
export const BRIEFS: readonly Brief[] = [
  {
    code: 'FR',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    city: 'Paris',
    postalCode: '75002',
    agency: 'Direction générale des Finances publiques',
    tax: 'TVA',
    percents: [20, 10, 5.5, 2.1],
    language: 'fr',
  },
  {
    code: 'IT',
    currency: 'EUR',
    timeZone: 'Europe/Rome',
    city: 'Milano',
    postalCode: '20121',
    agency: 'Agenzia delle Entrate',
    tax: 'IVA',
    percents: [22, 10, 5, 4],
    language: 'it',
  },
  {
    code: 'NO',
    currency: 'NOK',
    timeZone: 'Europe/Oslo',
    city: 'Oslo',
    postalCode: '0150',
    agency: 'Skatteetaten',
    tax: 'MVA',
    percents: [25, 15, 12],
  },
  {
    code: 'DE',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    city: 'Berlin',
    postalCode: '10115',
    agency: 'Finanzamt',
    tax: 'USt',
    percents: [19, 7],
  },
  {
    code: 'ES',
    currency: 'EUR',
    timeZone: 'Europe/Madrid',
    city: 'Madrid',
    postalCode: '28013',
    agency: 'Agencia Tributaria',
    tax: 'IVA',
    percents: [21, 10, 4],
    language: 'es',
  },
  {
    code: 'NL',
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    city: 'Amsterdam',
    postalCode: '1012 AB',
    agency: 'Belastingdienst',
    tax: 'BTW',
    percents: [21, 9],
  },
  {
    code: 'SE',
    currency: 'SEK',
    timeZone: 'Europe/Stockholm',
    city: 'Stockholm',
    postalCode: '111 20',
    agency: 'Skatteverket',
    tax: 'Moms',
    percents: [25, 12, 6],
  },
  {
    code: 'DK',
    currency: 'DKK',
    timeZone: 'Europe/Copenhagen',
    city: 'København',
    postalCode: '1050',
    agency: 'Skattestyrelsen',
    tax: 'Moms',
    percents: [25],
  },
  {
    code: 'NZ',
    currency: 'NZD',
    timeZone: 'Pacific/Auckland',
    city: 'Auckland',
    postalCode: '1010',
    agency: 'Inland Revenue',
    tax: 'GST',
    percents: [15],
    taxWord: 'GST',
  },
  {
    code: 'SG',
    currency: 'SGD',
    timeZone: 'Asia/Singapore',
    city: 'Singapore',
    postalCode: '018956',
    agency: 'IRAS',
    tax: 'GST',
    percents: [9],
    taxWord: 'GST',
  },
  {
    code: 'IN',
    currency: 'INR',
    timeZone: 'Asia/Kolkata',
    city: 'Mumbai',
    postalCode: '400001',
    agency: 'GST Council',
    tax: 'GST',
    percents: [28, 18, 12, 5],
    taxWord: 'GST',
  },
  {
    code: 'CH',
    currency: 'CHF',
    timeZone: 'Europe/Zurich',
    city: 'Zürich',
    postalCode: '8001',
    agency: 'ESTV',
    tax: 'MWST',
    percents: [8.1, 3.8, 2.6],
  },
  {
    code: 'MX',
    currency: 'MXN',
    timeZone: 'America/Mexico_City',
    city: 'Ciudad de México',
    postalCode: '06000',
    agency: 'SAT',
    tax: 'IVA',
    percents: [16, 8],
    language: 'es',
  },
  {
    code: 'JP',
    currency: 'JPY',
    timeZone: 'Asia/Tokyo',
    city: 'Tokyo',
    postalCode: '100-0001',
    agency: 'National Tax Agency',
    tax: 'JCT',
    percents: [10, 8],
  },
];

/** The profile that a brief stands for. */
export function fromBrief(brief: Brief): Country {
  return {
    code: brief.code,
    currency: brief.currency,
    timeZone: brief.timeZone,
    taxModel: 'by-code',
    taxWord: brief.taxWord ?? 'sales tax',
    checkName: 'Cheque',
    language: brief.language ?? 'en',
    address: { City: brief.city, PostalCode: brief.postalCode },
    taxCodes: [
      ...brief.percents.map(percent => singleRate(`${brief.tax} ${percent}%`, percent, brief.agency)),
      untaxed(`${brief.tax} 0%`, brief.agency),
      untaxed('Out of scope'),
    ],
  };
}
