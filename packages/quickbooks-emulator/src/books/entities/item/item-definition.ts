import type { EntityDefinition } from '../entity-definition.ts';
import { followHierarchy } from '../rules/hierarchy.ts';
import { ITEM_TREE, prepareCreate, prepareUpdate } from './item-behaviour.ts';
import { ITEM_FIELDS } from './item-fields.ts';
import { settleStock } from './opening-stock.ts';

/** Products and services, their categories and bundles. */
export const itemDefinition: EntityDefinition = {
  name: 'Item',
  path: 'item',
  kind: 'list',
  fields: ITEM_FIELDS,
  schemaKeys: [
    'AvgCost',
    'BuildPoint',
    'COGSAccountRef',
    'DepositToAccountRef',
    'ItemAssemblyDetail',
    'PaymentMethodRef',
    'PercentBased',
    'SpecialItem',
    'SpecialItemType',
    'UOMSetRef',
  ],
  offers: { create: true, update: true },
  uniqueName: { property: 'Name', scope: 'level' },
  referenceWord: 'Items',
  defaultOrder: 'name',
  prepareCreate,
  prepareUpdate,
  afterSave: (saved, previous, context) => {
    followHierarchy(ITEM_TREE, { saved, previous }, context.company);
    settleStock(saved, previous, context);
  },
};
