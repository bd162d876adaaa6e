import { currencyName } from '../../currency/currency-names.ts';
import { hasMultiCurrency } from '../../currency/list-currency.ts';
import { businessFault, invalidReference } from '../../faults/faults.ts';
import { textAt } from '../../json.ts';
import { anything, flag, text, type Fields } from '../../schema/field.ts';
import type { EntityDefinition } from '../entity-definition.ts';

const FIELDS: Fields = {
  Code: { kind: 'text', min: 3, max: 3, required: 'create', once: true, query: 'sort' },
  Name: text(undefined, { readOnly: true, query: 'sort' }),
  Active: flag({ query: 'filter', sticky: true }),
  CustomField: anything(),
};

/** Foreign currencies of a company; only with multi-currency (entities.md §2.15). */
export const companyCurrencyDefinition: EntityDefinition = {
  name: 'CompanyCurrency',
  path: 'companycurrency',
  kind: 'list',
  fields: FIELDS,
  offers: { create: true, update: true },
  uniqueName: { property: 'Code', scope: 'entity', keptWhenInactive: true },
  referenceWord: 'Currencies',
  defaultOrder: 'name',
  prepareCreate: (draft, { company }) => {
    if (!hasMultiCurrency(company)) {
      throw businessFault('Multi Currency should be enabled to perform this operation');
    }
    const code = textAt(draft, 'Code') ?? '';
    const name = currencyName(code);
    if (name === undefined) throw invalidReference('Currency', code);
    draft['Name'] = name;
  },
};
