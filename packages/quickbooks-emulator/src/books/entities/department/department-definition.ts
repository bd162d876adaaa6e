import { refAt } from '../../json.ts';
import { address } from '../../schema/common-fields.ts';
import { flag, reference, text, type Fields } from '../../schema/field.ts';
import type { EntityDefinition } from '../entity-definition.ts';
import { requirePlus } from '../rules/editions.ts';
import { followHierarchy, refuseWithActiveChildren, settleHierarchy, type Tree } from '../rules/hierarchy.ts';

const DEPARTMENT_TREE: Tree = {
  entity: 'Department',
  nameProperty: 'Name',
  flag: 'SubDepartment',
  showsFlag: true,
  showsLevel: false,
};

const FIELDS: Fields = {
  Name: { kind: 'text', max: 100, forbidden: /[:\t\n\r]/, required: 'create', query: 'sort' },
  SubDepartment: flag({ query: 'filter' }),
  ParentRef: reference('Department', { query: 'filter' }),
  FullyQualifiedName: text(undefined, { readOnly: true, query: 'sort' }),
  Active: flag({ query: 'filter', sticky: true }),
  Address: address(),
};

/** Departments, which QuickBooks shows as locations. */
export const departmentDefinition: EntityDefinition = {
  name: 'Department',
  path: 'department',
  kind: 'list',
  fields: FIELDS,
  offers: { create: true, update: true },
  uniqueName: { property: 'Name', scope: 'level' },
  referenceWord: 'Departments',
  defaultOrder: 'name',
  prepareCreate: (draft, context) => {
    requirePlus(context.company, 'locations');
    if (refAt(draft, 'ParentRef') !== undefined) draft['SubDepartment'] = true;
    settleHierarchy(DEPARTMENT_TREE, draft, context);
  },
  prepareUpdate: (draft, previous, context) => {
    if (refAt(draft, 'ParentRef') !== undefined) draft['SubDepartment'] ??= true;
    settleHierarchy(DEPARTMENT_TREE, draft, context);
    if (draft['Active'] === false) refuseWithActiveChildren(DEPARTMENT_TREE, previous, context);
  },
  afterSave: (saved, previous, context) => followHierarchy(DEPARTMENT_TREE, { saved, previous }, context.company),
};
