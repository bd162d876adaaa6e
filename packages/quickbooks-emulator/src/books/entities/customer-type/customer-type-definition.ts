import { flag, text } from '../../schema/field.ts';
import type { EntityDefinition } from '../entity-definition.ts';

/** Customer types: read-only through the API (entities.md §2.12). */
export const customerTypeDefinition: EntityDefinition = {
  name: 'CustomerType',
  path: 'customertype',
  kind: 'list',
  fields: {
    Name: text(100, { query: 'sort' }),
    Active: flag({ query: 'filter', sticky: true }),
  },
  offers: {},
  uniqueName: { property: 'Name', scope: 'entity' },
  defaultOrder: 'name',
  tellsTotal: true,
  withoutChangeFeed: true,
};
