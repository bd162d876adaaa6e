import { refAt } from '../../json.ts';
import { flag, reference, text, type Fields } from '../../schema/field.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { requirePlus } from '../rules/editions.ts';
import { followHierarchy, refuseWithActiveChildren, settleHierarchy, type Tree } from '../rules/hierarchy.ts';

const CLASS_TREE: Tree = {
  entity: 'Class',
  nameProperty: 'Name',
  flag: 'SubClass',
  showsFlag: true,
  showsLevel: false,
};

const FIELDS: Fields = {
  Name: { kind: 'text', max: 100, forbidden: /[:\t\n\r]/, required: 'create', query: 'sort' },
  SubClass: flag({ query: 'filter' }),
  ParentRef: reference('Class', { query: 'filter' }),
  FullyQualifiedName: text(undefined, { readOnly: true, query: 'sort' }),
  Active: flag({ query: 'filter', sticky: true }),
};

/** Classes: a second way of grouping transactions. */
export const classDefinition: EntityDefinition = {
  name: 'Class',
  path: 'class',
  kind: 'list',
  fields: FIELDS,
  offers: { create: true, update: true },
  uniqueName: { property: 'Name', scope: 'level' },
  referenceWord: 'Klasses',
  defaultOrder: 'name',
  tellsTotal: true,
  prepareCreate: (draft, context) => {
    requirePlus(context.company, 'classes');
    if (refAt(draft, 'ParentRef') !== undefined) draft['SubClass'] = true;
    settleHierarchy(CLASS_TREE, draft, context);
  },
  prepareUpdate: (draft, previous, context) => {
    if (refAt(draft, 'ParentRef') !== undefined) draft['SubClass'] ??= true;
    settleHierarchy(CLASS_TREE, draft, context);
    if (draft['Active'] === false) refuseWithActiveChildren(CLASS_TREE, previous, context);
  },
  afterSave: (saved, previous, context) => followHierarchy(CLASS_TREE, { saved, previous }, context.company),
};
