import { singleRate, untaxed, type Country } from './country.ts';

const ARIZONA = 'Arizona Dept. of Revenue';
const CALIFORNIA = 'Board of Equalization';
const CRA = 'Canada Revenue Agency';
const REVENU_QUEBEC = 'Revenu Québec';
const BC_FINANCE = 'Ministry of Finance (British Columbia)';
const HMRC = 'HM Revenue & Customs (VAT)';
const IRISH_REVENUE = 'Revenue Commissioners';
const ATO = 'Australian Taxation Office';
const SARS = 'South African Revenue Service';

const US: Country = {
  code: 'US',
  currency: 'USD',
  timeZone: 'America/Los_Angeles',
  taxModel: 'us-manual',
  taxWord: 'sales tax',
  checkName: 'Check',
  language: 'en',
  address: { City: 'Mountain View', CountrySubDivisionCode: 'CA', PostalCode: '94042' },
  // Ids as in the recorded sandbox: rates 1..3, codes 2 California and 3 Tucson (entities.md §2.9).
  taxCodes: [
    {
      name: 'California',
      taxable: true,
      onPurchases: false,
      rates: [{ id: '3', name: 'California', percent: 8, agency: CALIFORNIA }],
    },
    {
      name: 'Tucson',
      taxable: true,
      onPurchases: false,
      rates: [
        { id: '1', name: 'AZ State tax', percent: 7.1, agency: ARIZONA },
        { id: '2', name: 'Tucson City', percent: 2, agency: ARIZONA },
      ],
    },
  ],
};

const CA: Country = {
  code: 'CA',
  currency: 'CAD',
  timeZone: 'America/Toronto',
  taxModel: 'by-code',
  taxWord: 'GST/HST',
  checkName: 'Cheque',
  language: 'en',
  address: { City: 'Toronto', CountrySubDivisionCode: 'ON', PostalCode: 'M5V 2T6' },
  taxCodes: [
    untaxed('Exempt'),
    untaxed('Zero-rated', CRA),
    singleRate('GST', 5, CRA),
    singleRate('HST ON', 13, CRA),
    singleRate('HST NS', 15, CRA),
    {
      name: 'GST/PST BC',
      taxable: true,
      rates: [
        { name: 'GST (BC)', percent: 5, agency: CRA },
        { name: 'PST (BC)', percent: 7, agency: BC_FINANCE },
      ],
    },
    {
      name: 'GST/QST QC - 9.975',
      taxable: true,
      rates: [
        { name: 'GST (QC)', percent: 5, agency: CRA },
        { name: 'QST 9.975', percent: 9.975, agency: REVENU_QUEBEC },
      ],
    },
    // The Quebec tax before 2013 was charged on the amount with GST: the one compound rate there is.
    {
      name: 'GST/QST QC - 9.5 (compound)',
      taxable: true,
      rates: [
        { name: 'GST (QC, until 2012)', percent: 5, agency: CRA },
        { name: 'QST 9.5 on GST', percent: 9.5, agency: REVENU_QUEBEC, onTop: true },
      ],
    },
    untaxed('Out of Scope'),
  ],
};

const GB: Country = {
  code: 'GB',
  currency: 'GBP',
  timeZone: 'Europe/London',
  taxModel: 'by-code',
  taxWord: 'VAT',
  checkName: 'Cheque',
  language: 'en',
  address: { City: 'London', CountrySubDivisionCode: 'Greater London', PostalCode: 'EC1A 1BB' },
  taxCodes: [
    singleRate('20.0% S', 20, HMRC),
    singleRate('5.0% R', 5, HMRC),
    untaxed('0.0% Z', HMRC),
    untaxed('Exempt', HMRC),
    untaxed('No VAT'),
  ],
};

const IE: Country = {
  code: 'IE',
  currency: 'EUR',
  timeZone: 'Europe/Dublin',
  taxModel: 'by-code',
  taxWord: 'VAT',
  checkName: 'Cheque',
  language: 'en',
  address: { City: 'Dublin', CountrySubDivisionCode: 'Dublin', PostalCode: 'D02 X285' },
  taxCodes: [
    singleRate('23.0% S', 23, IRISH_REVENUE),
    singleRate('13.5% R', 13.5, IRISH_REVENUE),
    singleRate('9.0% R', 9, IRISH_REVENUE),
    untaxed('0.0% Z', IRISH_REVENUE),
    untaxed('Exempt', IRISH_REVENUE),
    untaxed('No VAT'),
  ],
};

const AU: Country = {
  code: 'AU',
  currency: 'AUD',
  timeZone: 'Australia/Sydney',
  taxModel: 'by-code',
  taxWord: 'GST',
  checkName: 'Cheque',
  language: 'en',
  address: { City: 'Sydney', CountrySubDivisionCode: 'NSW', PostalCode: '2000' },
  taxCodes: [singleRate('GST', 10, ATO), untaxed('GST free', ATO), untaxed('Input tax', ATO), untaxed('Out of scope')],
};

const ZA: Country = {
  code: 'ZA',
  currency: 'ZAR',
  timeZone: 'Africa/Johannesburg',
  taxModel: 'by-code',
  taxWord: 'sales tax',
  checkName: 'Cheque',
  language: 'en',
  address: { City: 'Cape Town', CountrySubDivisionCode: 'Western Cape', PostalCode: '8001' },
  taxCodes: [singleRate('15.0% S', 15, SARS), untaxed('0.0% Z', SARS), untaxed('Exempt', SARS), untaxed('No VAT')],
};

interface Brief {
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
const BRIEFS: readonly Brief[] = [
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

function fromBrief(brief: Brief): Country {
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

const COUNTRIES: ReadonlyMap<string, Country> = new Map(
  [US, CA, GB, IE, AU, ZA, ...BRIEFS.map(fromBrief)].map(country => [country.code, country]),
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
