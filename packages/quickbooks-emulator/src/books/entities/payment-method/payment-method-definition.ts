import { choice, flag } from '../../schema/field.ts';
import type { Draft } from '../../json.ts';
import type { EntityDefinition } from '../entity-definition.ts';

/** Payment methods (entities.md §2.10). */
export const paymentMethodDefinition: EntityDefinition = {
  name: 'PaymentMethod',
  path: 'paymentmethod',
  kind: 'list',
  fields: {
    Name: { kind: 'text', max: 31, required: 'create', query: 'sort' },
    Type: choice(['CREDIT_CARD', 'NON_CREDIT_CARD'], { query: 'sort' }),
    Active: flag({ query: 'filter', sticky: true }),
  },
  offers: { create: true, update: true },
  uniqueName: { property: 'Name', scope: 'entity' },
  referenceWord: 'PaymentMethods',
  defaultOrder: 'name',
  prepareCreate: settle,
  prepareUpdate: settle,
};

function settle(draft: Draft): void {
  draft['Type'] ??= 'NON_CREDIT_CARD';
}
