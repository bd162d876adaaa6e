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

/** The countries with an edition of QuickBooks of their own, as far as they are emulated. */
export const ENGLISH_COUNTRIES: readonly Country[] = [US, CA, GB, IE, AU, ZA];
