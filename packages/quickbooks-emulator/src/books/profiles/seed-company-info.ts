import type { Company } from '../company.ts';
import type { JsonObject } from '../json.ts';
import type { Country } from './country.ts';
import type { Edition } from './profile.ts';
import { seedRecord } from './seed-record.ts';

const OFFERING: Readonly<Record<Edition, string>> = {
  'simple-start': 'QuickBooks Online Simple Start',
  essentials: 'QuickBooks Online Essentials',
  plus: 'QuickBooks Online Plus',
  advanced: 'QuickBooks Online Advanced',
};

/** The CompanyInfo of a new company (entities.md §2.13). */
export function seedCompanyInfo(company: Company, country: Country): void {
  const address = { Line1: '123 Main Street', ...country.address, Country: country.code };
  const fields: JsonObject = {
    CompanyName: company.name,
    LegalName: company.name,
    CompanyAddr: address,
    CustomerCommunicationAddr: address,
    LegalAddr: address,
    CustomerCommunicationEmailAddr: { Address: 'hello@company.example' },
    PrimaryPhone: { FreeFormNumber: '(555) 010-0142' },
    CompanyStartDate: company.today(),
    FiscalYearStartMonth: 'January',
    Country: country.code,
    Email: { Address: 'hello@company.example' },
    WebAddr: {},
    SupportedLanguages: country.language,
    DefaultTimeZone: company.profile.timeZone,
    NameValue: featuresOf(company),
  };
  seedRecord(company, 'CompanyInfo', { id: '1', fields });
}

function featuresOf(company: Company): readonly JsonObject[] {
  const { edition } = company.profile;
  const pairs: readonly (readonly [string, string])[] = [
    ['NeoEnabled', 'true'],
    ['IsQbdtMigrated', 'false'],
    ['SubscriptionStatus', 'PAID'],
    ['OfferingSku', OFFERING[edition]],
    ['PayrollFeature', 'false'],
    ['AccountantFeature', 'false'],
    ['ItemCategoriesFeature', 'true'],
    ['AssignedTime', company.today()],
  ];
  return pairs.map(([Name, Value]) => ({ Name, Value }));
}
