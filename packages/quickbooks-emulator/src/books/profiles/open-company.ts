import '../entities/all-entities.ts';
import { Company, type CompanyDependencies } from '../company.ts';
import type { JsonObject } from '../json.ts';
import { fillSample } from '../sample/fill-sample.ts';
import { DEFAULT_SWITCHES, withSwitches } from '../switches.ts';
import { CHART_OF_ACCOUNTS } from './chart-of-accounts.ts';
import { countryOf } from './countries.ts';
import type { Country } from './country.ts';
import type { Edition, Profile, TaxModel } from './profile.ts';
import { seedCompanyInfo } from './seed-company-info.ts';
import { seedPreferences } from './seed-preferences.ts';
import { seedRecord } from './seed-record.ts';
import { seedTaxes } from './seed-taxes.ts';

/** What a new company is to be. */
export interface OpenCompanyOptions {
  readonly realmId: string;
  readonly name: string;
  /** ISO 3166 alpha-2; countries without a profile get that of the global edition. */
  readonly country: string;
  readonly homeCurrency?: string | undefined;
  /** `plus` unless given. */
  readonly edition?: Edition | undefined;
  /** For US companies: manual unless given. */
  readonly taxModel?: TaxModel | undefined;
  /** Filled with a believable small business. */
  readonly sample?: boolean | undefined;
  /** Laid over the preferences of a new company, section by section. */
  readonly preferences?: JsonObject | undefined;
  readonly switches?: JsonObject | undefined;
}

const TERMS: readonly (readonly [id: string, name: string, dueDays: number])[] = [
  ['1', 'Due on receipt', 0],
  ['2', 'Net 15', 15],
  ['3', 'Net 30', 30],
  ['4', 'Net 60', 60],
  ['5', 'Net 10', 10],
];

/** Opens a company with what a real one has from its first day: profile, preferences, chart of accounts, terms, taxes. */
export function openCompany(options: OpenCompanyOptions, dependencies: CompanyDependencies): Company {
  const country = countryOf(options.country);
  const identity = { realmId: options.realmId, name: options.name, profile: profileOf(options, country) };
  const company = new Company(identity, dependencies);
  company.switches = withSwitches(DEFAULT_SWITCHES, options.switches ?? {});
  // Attachments have ids of their own kind (protocol.md §2.9).
  company.sequences.raiseTo('Attachable', 5_000_000_000_000_000);
  seedCompanyInfo(company, country);
  seedAccounts(company);
  seedTaxes(company, country);
  seedTerms(company);
  seedPaymentMethods(company, country);
  seedPreferences(company, country, options.preferences ?? {});
  seedItems(company);
  if (options.sample === true) fillSample(company);
  return company;
}

function profileOf(options: OpenCompanyOptions, country: Country): Profile {
  const automated = country.code === 'US' && options.taxModel === 'us-automated';
  return {
    country: country.code,
    edition: options.edition ?? 'plus',
    homeCurrency: options.homeCurrency ?? country.currency,
    taxModel: automated ? 'us-automated' : country.taxModel,
    taxWord: country.taxWord,
    timeZone: country.timeZone,
  };
}

function seedAccounts(company: Company): void {
  for (const [id, Name, AccountType, AccountSubType] of CHART_OF_ACCOUNTS) {
    seedRecord(company, 'Account', { id, fields: { Name, AccountType, AccountSubType } });
  }
}

function seedTerms(company: Company): void {
  for (const [id, Name, DueDays] of TERMS) {
    seedRecord(company, 'Term', { id, fields: { Name, DueDays, DiscountPercent: 0, DiscountDays: 0 } });
  }
}

function seedPaymentMethods(company: Company, country: Country): void {
  const cards = ['Visa', 'MasterCard', 'Discover', 'American Express', 'Diners Club'];
  const methods = ['Cash', country.checkName, ...cards, ...(country.code === 'GB' ? ['Direct Debit'] : [])];
  for (const [index, Name] of methods.entries()) {
    const Type = cards.includes(Name) ? 'CREDIT_CARD' : 'NON_CREDIT_CARD';
    seedRecord(company, 'PaymentMethod', { id: String(index + 1), fields: { Name, Type } });
  }
}

/** Every company begins with two services. */
function seedItems(company: Company): void {
  for (const [index, Name] of ['Services', 'Hours'].entries()) {
    const fields = { Name, Type: 'Service', IncomeAccountRef: { value: '1', name: 'Services' } };
    seedRecord(company, 'Item', { id: String(index + 1), fields });
  }
}
