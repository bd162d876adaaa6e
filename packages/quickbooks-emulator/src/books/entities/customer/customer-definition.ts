import { CONTACT_KEYS } from '../../schema/schema-keys.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { followHierarchy } from '../rules/hierarchy.ts';
import { CUSTOMER_TREE, prepareCreate, prepareUpdate } from './customer-behaviour.ts';
import { CUSTOMER_FIELDS } from './customer-fields.ts';
import { openingBalance } from './opening-balance.ts';

/** Customers, sub-customers and jobs. Never deleted, only made inactive. */
export const customerDefinition: EntityDefinition = {
  name: 'Customer',
  path: 'customer',
  kind: 'list',
  fields: CUSTOMER_FIELDS,
  schemaKeys: [...CONTACT_KEYS, 'CCDetail', 'JobInfo', 'PriceLevelRef', 'SalesRepRef', 'TDSEnabled', 'TaxGroupCodeRef'],
  offers: { create: true, update: true },
  uniqueName: { property: 'DisplayName', scope: 'names' },
  referenceWord: 'Names',
  defaultOrder: 'name',
  prepareCreate,
  prepareUpdate,
  afterSave: (saved, previous, context) => {
    followHierarchy(CUSTOMER_TREE, { saved, previous }, context.company);
    if (previous === undefined) openingBalance(saved, context);
  },
};
