import { choice, flag, integer, list, object, reference, text, type Field, type Fields } from '../../schema/field.ts';
import type { EntityDefinition } from '../entity-definition.ts';

const RATE_LIST: Field = object({
  TaxRateDetail: list({
    kind: 'object',
    fields: {
      TaxRateRef: reference('TaxRate'),
      TaxTypeApplicable: choice(['TaxOnAmount', 'TaxOnAmountPlusTax', 'TaxOnTax']),
      TaxOrder: integer(),
      TaxOnTaxOrder: integer(),
    },
  }),
});

const FIELDS: Fields = {
  Name: text(100, { query: 'sort' }),
  Description: text(100, { query: 'sort' }),
  Active: flag({ query: 'filter', sticky: true }),
  Hidden: flag({ query: 'filter' }),
  Taxable: flag({ query: 'filter' }),
  TaxGroup: flag({ query: 'filter' }),
  TaxCodeConfigType: choice(['USER_DEFINED', 'SYSTEM_GENERATED']),
  SalesTaxRateList: RATE_LIST,
  PurchaseTaxRateList: RATE_LIST,
};

/** Tax codes: made through the tax service, read and queried here (entities.md §2.9). */
export const taxCodeDefinition: EntityDefinition = {
  name: 'TaxCode',
  path: 'taxcode',
  kind: 'list',
  fields: FIELDS,
  offers: {},
  uniqueName: { property: 'Name', scope: 'entity' },
  referenceWord: 'TaxCodes',
  defaultOrder: 'id',
  tellsTotal: true,
  withoutChangeFeed: true,
};
