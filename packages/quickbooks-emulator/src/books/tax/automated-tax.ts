import type { AppliedRate } from '../arithmetic/tax-rates.ts';
import type { Company } from '../company.ts';
import { getDefinition } from '../entities/registry.ts';
import { numberOfPrecise } from '../arithmetic/fixed-point.ts';
import { objectAt, textAt, type BooksRecord, type Draft, type JsonObject } from '../json.ts';
import { createEntity } from '../write/create-entity.ts';
import { insertRecord } from '../write/write-record.ts';
import { PLAIN_WRITE } from '../write/write-options.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { ratesOfDestination, type DestinationRate } from './destination-rates.ts';

/** What the engine decided for a form: the code it shows and the rates of its taxable lines. */
export interface AutomatedTax {
  readonly taxCode: string;
  readonly rates: readonly AppliedRate[];
}

/**
 * Automated sales tax: whatever codes and amounts the caller sends, tax follows from where the goods go. Without a
 * ship-to the company's own address counts (entities.md §3.7). The rates are our own table, see `destination-rates.ts`.
 */
export function automatedTaxOf(company: Company, draft: Draft, customer: BooksRecord | undefined): AutomatedTax {
  const address =
    objectAt(draft, 'ShipAddr') ?? (customer && objectAt(customer, 'ShipAddr')) ?? companyAddress(company);
  const destination = ratesOfDestination(
    textAt(address, 'CountrySubDivisionCode') ?? '',
    textAt(address, 'PostalCode') ?? '',
  );
  const rates = destination.rates.map((rate, order) => {
    return { rateId: rateIdOf(company, rate), percent: rate.percent, basis: 'amount' as const, order };
  });
  return { taxCode: codeIdOf(company, destination.name, rates), rates };
}

function companyAddress(company: Company): JsonObject {
  const about = company.table('CompanyInfo').record('1') ?? {};
  return objectAt(about, 'LegalAddr') ?? objectAt(about, 'CompanyAddr') ?? {};
}

/** Agencies, rates and codes come into the company's lists when they are first needed, as the real engine's do. */
function rateIdOf(company: Company, { name, agency, percent }: DestinationRate): string {
  return (
    findByName(company, 'TaxRate', name) ??
    insert(company, 'TaxRate', {
      Name: name,
      Description: name,
      Active: true,
      RateValue: numberOfPrecise(percent),
      AgencyRef: { value: agencyIdOf(company, agency) },
      SpecialTaxType: 'NONE',
      DisplayType: 'ReadOnly',
    })
  );
}

function agencyIdOf(company: Company, agency: string): string {
  const known = findByName(company, 'TaxAgency', agency);
  if (known !== undefined) return known;
  const body = { DisplayName: agency };
  return createEntity(company, getDefinition('TaxAgency'), { body, options: PLAIN_WRITE }).id;
}

function codeIdOf(company: Company, name: string, rates: readonly AppliedRate[]): string {
  const details = rates.map(({ rateId }, order) => {
    return { TaxRateRef: { value: rateId }, TaxTypeApplicable: 'TaxOnAmount', TaxOrder: order };
  });
  return (
    findByName(company, 'TaxCode', name) ??
    insert(company, 'TaxCode', {
      Name: name,
      Description: name,
      Active: true,
      Hidden: false,
      Taxable: true,
      TaxGroup: true,
      TaxCodeConfigType: 'SYSTEM_GENERATED',
      SalesTaxRateList: { TaxRateDetail: details },
      PurchaseTaxRateList: { TaxRateDetail: [] },
    })
  );
}

function findByName(company: Company, entity: EntityName, name: string): string | undefined {
  const key = name.trim().toLowerCase();
  for (const snapshot of company.table(entity).snapshots()) if (snapshot.nameKey === key) return snapshot.id;
  return undefined;
}

function insert(company: Company, entity: EntityName, record: JsonObject): string {
  const draft: Draft = { ...record };
  const context = { ...PLAIN_WRITE, company, verb: 'create' as const, at: company.now(), sent: {} };
  return insertRecord(company, getDefinition(entity), { draft, context }).id;
}
