import type { Company } from '../company.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { findDefinition } from '../entities/registry.ts';
import type { Chance } from '../generate/chance.ts';
import { STREETS } from '../generate/word-lists.ts';
import { objectAt, objectsAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import { countryOf } from '../profiles/countries.ts';
import { addDays } from '../store/company-calendar.ts';
import { peekRecord, recordOf } from '../store/snapshot.ts';
import { createEntity } from '../write/create-entity.ts';
import { PLAIN_WRITE } from '../write/write-options.ts';

/** The one who writes the sample's records, through the same create as everybody's. */
export interface SampleDesk {
  readonly company: Company;
  readonly chance: Chance;
  /** Whether the edition tracks quantities. */
  readonly keepsStock: boolean;
  /** Creates a record; nothing when its entity is not emulated. */
  create(entity: EntityName, body: JsonObject): BooksRecord;
  /** Id of the record with this name. */
  idOf(entity: EntityName, name: string): string;
  /** A day before today, `YYYY-MM-DD`. */
  daysAgo(days: number): string;
  address(): JsonObject;
  phone(): string;
  /** TaxCodeRef of a sales line, by country and whether the thing is taxed. */
  lineTax(taxable: boolean): JsonObject;
  /** What a whole form says about tax. */
  formTax(taxable: boolean): JsonObject;
}

/** Opens the desk for a company. */
export function sampleDesk(company: Company, chance: Chance): SampleDesk {
  const country = countryOf(company.profile.country);
  const byCode = company.profile.taxModel === 'by-code';
  const { edition } = company.profile;
  return {
    company,
    chance,
    keepsStock: edition === 'plus' || edition === 'advanced',
    create: (entity, body) => createRecord(company, entity, body),
    idOf: (entity, name) => idByName(company, entity, name),
    daysAgo: days => addDays(company.today(), -days),
    address: () => ({ Line1: `${chance.between(2, 480)} ${chance.pick(STREETS)}`, ...country.address }),
    phone: () => `(555) 010-${String(chance.between(100, 9999)).padStart(4, '0')}`,
    lineTax: taxable => ({ TaxCodeRef: { value: byCode ? codeFor(company, taxable) : taxable ? 'TAX' : 'NON' } }),
    formTax(taxable) {
      if (byCode) return { GlobalTaxCalculation: 'TaxExcluded' };
      return taxable && company.profile.taxModel === 'us-manual'
        ? { TxnTaxDetail: { TxnTaxCodeRef: { value: '2' } } }
        : {};
    },
  };
}

function createRecord(company: Company, entity: EntityName, body: JsonObject): BooksRecord {
  const definition = findDefinition(entity);
  return definition === undefined ? {} : recordOf(createEntity(company, definition, { body, options: PLAIN_WRITE }));
}

function idByName(company: Company, entity: EntityName, name: string): string {
  for (const snapshot of company.table(entity).snapshots()) {
    const record = peekRecord(snapshot);
    if (textAt(record, 'DisplayName') === name || textAt(record, 'Name') === name) return snapshot.id;
  }
  throw new Error(`The sample names the ${entity} "${name}", which it has not made.`);
}

/** The first code with a rate above nothing, or the first without any. */
function codeFor(company: Company, taxable: boolean): string {
  for (const snapshot of company.table('TaxCode').inIdOrder()) {
    const [rate] = objectsAt(objectAt(peekRecord(snapshot), 'SalesTaxRateList') ?? {}, 'TaxRateDetail');
    const rateId = textAt(objectAt(rate ?? {}, 'TaxRateRef') ?? {}, 'value');
    const percent = rateId === undefined ? 0 : Number(company.table('TaxRate').record(rateId)?.['RateValue'] ?? 0);
    if (percent > 0 === taxable) return snapshot.id;
  }
  throw new Error('The company has no tax code for the sample.');
}
