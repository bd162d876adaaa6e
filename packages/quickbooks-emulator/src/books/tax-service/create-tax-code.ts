import type { Actor } from '../call.ts';
import type { Company } from '../company.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { getDefinition } from '../entities/registry.ts';
import { businessFault, companyReadOnly, invalidReference, missingParameter } from '../faults/faults.ts';
import { objectsAt, textAt, type BooksRecord, type Draft, type JsonObject, type JsonValue } from '../json.ts';
import { choice, integer, list, quantity, text, type Fields } from '../schema/field.ts';
import { parseBody } from '../schema/parse-body.ts';
import { recordOf } from '../store/snapshot.ts';
import { insertRecord } from '../write/write-record.ts';

const RATES_MAX = 20;

const REQUEST: Fields = {
  TaxCode: text(100, { required: 'create' }),
  TaxCodeId: text(20),
  TaxRateDetails: list(
    {
      kind: 'object',
      fields: {
        TaxRateId: text(20),
        TaxRateName: text(100),
        RateValue: quantity({ min: 0, max: 100 }),
        TaxAgencyId: text(20),
        TaxApplicableOn: choice(['Sales', 'Purchase', 'Other']),
        TaxOrder: integer(),
      },
    },
    { required: 'create', max: RATES_MAX },
  ),
};

/**
 * Creates a tax code with its rates, new ones or ones that exist (entities.md §2.9). Answers what was asked, with the
 * ids. Faults: 6240 for a name in use, 2500 for an unknown rate or agency, 6000 under automated sales tax.
 */
export function createTaxCode(company: Company, body: JsonValue, actor: Actor): JsonObject {
  const { draft } = parseBody(REQUEST, body);
  const name = textAt(draft, 'TaxCode');
  if (name === undefined) throw missingParameter('TaxCode');
  const details = objectsAt(draft, 'TaxRateDetails');
  if (details.length === 0) throw missingParameter('TaxRateDetails');
  if (company.readOnly) throw companyReadOnly();
  if (company.profile.taxModel === 'us-automated') {
    throw businessFault('Tax codes cannot be created through the API while automated sales tax is on.');
  }
  return company.atomically(() => {
    const rates = details.map(detail => settleRate(company, detail, actor));
    const code = insert(company, 'TaxCode', { fields: codeFields(name, rates), actor });
    const answered = rates.map(({ record, detail }) => ({
      ...detail,
      TaxRateName: textAt(record, 'Name'),
      TaxRateId: textAt(record, 'Id'),
      RateValue: record['RateValue'],
    }));
    return { TaxCode: name, TaxCodeId: textAt(code, 'Id'), TaxRateDetails: answered };
  });
}

interface SettledRate {
  readonly record: BooksRecord;
  readonly detail: JsonObject;
}

function settleRate(company: Company, detail: JsonObject, actor: Actor): SettledRate {
  const existingId = textAt(detail, 'TaxRateId');
  if (existingId !== undefined) {
    const record = company.table('TaxRate').record(existingId);
    if (record === undefined) throw invalidReference('TaxRates', existingId);
    return { record, detail };
  }
  for (const field of ['TaxRateName', 'RateValue', 'TaxAgencyId', 'TaxApplicableOn']) {
    if (detail[field] === undefined) throw missingParameter(`TaxRateDetails.${field}`);
  }
  const agencyId = textAt(detail, 'TaxAgencyId') ?? '';
  if (company.table('TaxAgency').find(agencyId) === undefined) throw invalidReference('TaxAgencies', agencyId);
  const fields = {
    Name: textAt(detail, 'TaxRateName'),
    Description: textAt(detail, 'TaxRateName'),
    Active: true,
    RateValue: detail['RateValue'],
    AgencyRef: { value: agencyId },
    SpecialTaxType: 'NONE',
    DisplayType: 'ReadOnly',
    EffectiveTaxRate: [{ RateValue: detail['RateValue'], EffectiveDate: '1900-01-01T00:00:00-08:00' }],
  };
  return { record: insert(company, 'TaxRate', { fields, actor }), detail };
}

function codeFields(name: string, rates: readonly SettledRate[]): JsonObject {
  const listFor = (side: string) => ({
    TaxRateDetail: rates
      .filter(({ detail }) => (textAt(detail, 'TaxApplicableOn') ?? 'Sales') === side)
      .map(({ record, detail }) => ({
        TaxRateRef: { value: textAt(record, 'Id'), name: textAt(record, 'Name') },
        TaxTypeApplicable: 'TaxOnAmount',
        TaxOrder: detail['TaxOrder'] ?? 0,
      })),
  });
  return {
    Name: name,
    Description: name,
    Active: true,
    Hidden: false,
    Taxable: true,
    TaxGroup: true,
    TaxCodeConfigType: 'USER_DEFINED',
    SalesTaxRateList: listFor('Sales'),
    PurchaseTaxRateList: listFor('Purchase'),
  };
}

function insert(
  company: Company,
  entity: EntityName,
  record: { readonly fields: JsonObject; readonly actor: Actor },
): BooksRecord {
  const draft: Draft = { ...record.fields };
  const context = {
    company,
    verb: 'create' as const,
    include: new Set<string>(),
    at: company.now(),
    actor: record.actor,
    sent: {},
  };
  return recordOf(insertRecord(company, getDefinition(entity), { draft, context }));
}
