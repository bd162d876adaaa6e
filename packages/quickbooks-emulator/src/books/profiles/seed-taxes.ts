import type { Company } from '../company.ts';
import type { JsonObject } from '../json.ts';
import type { Country, SeedRate, SeedTaxCode } from './country.ts';
import { seedRecord } from './seed-record.ts';

/** Rates that a seeded company knows have always held. */
const SINCE_EVER = '1900-01-01T00:00:00-08:00';
const FIRST_CODE_ID = 2;

/** Tax agencies, rates and codes of a new company. US companies also have the pseudo codes TAX and NON (entities.md §2.9). */
export function seedTaxes(company: Company, country: Country): void {
  if (country.code === 'US') seedPseudoCodes(company);
  // Automated sales tax brings its own codes as it meets addresses.
  if (company.profile.taxModel === 'us-automated') return;
  const agencies = seedAgencies(company, country);
  let rateId = 0;
  const seedRate = (rate: SeedRate, side: 'Sales' | 'Purchases', onPurchases: boolean): JsonObject => {
    rateId += 1;
    const id = rate.id ?? String(rateId);
    const name = onPurchases ? `${rate.name} (${side})` : rate.name;
    seedRecord(company, 'TaxRate', { id, fields: rateFields({ ...rate, name }, agencies) });
    return { value: id, name };
  };
  for (const [index, code] of country.taxCodes.entries()) {
    const onPurchases = code.onPurchases !== false;
    const sales = code.rates.map(rate => seedRate(rate, 'Sales', onPurchases));
    const purchases = onPurchases ? code.rates.map(rate => seedRate(rate, 'Purchases', onPurchases)) : [];
    const fields = codeFields(code, { sales, purchases });
    seedRecord(company, 'TaxCode', { id: String(index + FIRST_CODE_ID), fields });
  }
}

function seedPseudoCodes(company: Company): void {
  for (const name of ['TAX', 'NON']) {
    const fields = { Name: name, Description: name, Active: true, Taxable: name === 'TAX', TaxGroup: false };
    seedRecord(company, 'TaxCode', { id: name, fields });
  }
}

function seedAgencies(company: Company, country: Country): ReadonlyMap<string, string> {
  const names = new Set(country.taxCodes.flatMap(code => code.rates.map(rate => rate.agency)));
  const agencies = new Map<string, string>();
  for (const name of names) {
    const id = String(agencies.size + 1);
    agencies.set(name, id);
    const fields = {
      DisplayName: name,
      TaxTrackedOnSales: true,
      TaxTrackedOnPurchases: country.code !== 'US',
      TaxAgencyConfig: 'SYSTEM_GENERATED',
    };
    seedRecord(company, 'TaxAgency', { id, fields });
  }
  return agencies;
}

function rateFields(rate: SeedRate, agencies: ReadonlyMap<string, string>): JsonObject {
  return {
    Name: rate.name,
    Description: rate.name,
    Active: true,
    RateValue: rate.percent,
    AgencyRef: { value: agencies.get(rate.agency) },
    SpecialTaxType: rate.percent === 0 ? 'ZERO_RATE' : 'NONE',
    DisplayType: 'ReadOnly',
    EffectiveTaxRate: [{ RateValue: rate.percent, EffectiveDate: SINCE_EVER }],
  };
}

function codeFields(
  code: SeedTaxCode,
  rates: { readonly sales: readonly JsonObject[]; readonly purchases: readonly JsonObject[] },
): JsonObject {
  const listOf = (references: readonly JsonObject[]) => ({
    TaxRateDetail: references.map((TaxRateRef, order) => ({
      TaxRateRef,
      TaxTypeApplicable: code.rates[order]?.onTop === true ? 'TaxOnAmountPlusTax' : 'TaxOnAmount',
      TaxOrder: code.rates[order]?.onTop === true ? order : 0,
    })),
  });
  return {
    Name: code.name,
    Description: code.description ?? code.name,
    Active: true,
    Hidden: false,
    Taxable: code.taxable,
    TaxGroup: true,
    TaxCodeConfigType: 'SYSTEM_GENERATED',
    SalesTaxRateList: listOf(rates.sales),
    PurchaseTaxRateList: listOf(rates.purchases),
  };
}
