import { date, quantity, text, type Fields } from '../../schema/field.ts';
import type { EntityDefinition } from '../entity-definition.ts';

const FIELDS: Fields = {
  SourceCurrencyCode: { kind: 'text', min: 3, max: 3, required: 'create', query: 'sort' },
  TargetCurrencyCode: text(3, { readOnly: true }),
  Rate: quantity({ required: 'create' }),
  AsOfDate: date({ required: 'create', query: 'sort' }),
};

/** Rates of foreign currencies by day; read at `/exchangerate?sourcecurrencycode=…` (entities.md §2.15). */
export const exchangeRateDefinition: EntityDefinition = {
  name: 'ExchangeRate',
  path: 'exchangerate',
  kind: 'list',
  fields: FIELDS,
  offers: { create: true, update: true },
  defaultOrder: 'id',
  tellsTotal: true,
  withoutChangeFeed: true,
};
