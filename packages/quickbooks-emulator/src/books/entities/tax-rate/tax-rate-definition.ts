import { bareReference, choice, flag, list, moment, quantity, text, type Fields } from '../../schema/field.ts';
import type { EntityDefinition } from '../entity-definition.ts';

const FIELDS: Fields = {
  Name: text(100, { query: 'sort' }),
  Description: text(100, { query: 'sort' }),
  Active: flag({ query: 'filter', sticky: true }),
  RateValue: quantity({ min: 0, max: 100, query: 'filter' }),
  AgencyRef: bareReference('TaxAgency', { query: 'filter' }),
  TaxReturnLineRef: bareReference(undefined),
  SpecialTaxType: choice(['NONE', 'ZERO_RATE', 'FOREIGN_TAX', 'REVERSE_CHARGE', 'ADJUSTMENT_RATE']),
  DisplayType: choice(['ReadOnly', 'HideInTransactionForms', 'HideInPrintedForms', 'HideInAll']),
  EffectiveTaxRate: list({
    kind: 'object',
    fields: { RateValue: quantity(), EffectiveDate: moment(), EndDate: moment() },
  }),
  OriginalTaxRate: text(),
};

/** Tax rates: made through the tax service, read and queried here (entities.md §2.9). */
export const taxRateDefinition: EntityDefinition = {
  name: 'TaxRate',
  path: 'taxrate',
  kind: 'list',
  fields: FIELDS,
  offers: {},
  uniqueName: { property: 'Name', scope: 'entity' },
  referenceWord: 'TaxRates',
  defaultOrder: 'id',
  tellsTotal: true,
  withoutChangeFeed: true,
};
