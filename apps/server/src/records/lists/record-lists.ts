import { customerFieldColumns } from '../customers/customer-field-columns.ts';
import type { FieldColumn } from '../field-columns.ts';
import { itemFieldColumns } from '../items/item-field-columns.ts';

/** What customers and items differ in as lists of named records that stand below each other. */
export interface RecordList {
  /** Also the table. */
  readonly kind: 'customer' | 'item';
  readonly entity: 'Customer' | 'Item';
  readonly nameColumn: 'display_name' | 'name';
  /** The name among mapped fields. */
  readonly nameField: 'displayName' | 'name';
  readonly columns: readonly FieldColumn[];
  readonly words: ListWords;
}

/** Parts of what people read. */
interface ListWords {
  readonly missingParent: string;
  readonly ownParent: string;
  readonly tooDeep: string;
  readonly hasChildren: (names: string) => string;
}

const customer: RecordList = {
  kind: 'customer',
  entity: 'Customer',
  nameColumn: 'display_name',
  nameField: 'displayName',
  columns: customerFieldColumns,
  words: {
    missingParent: 'Choose a customer that exists.',
    ownParent: 'A customer cannot stand below itself.',
    tooDeep: 'QuickBooks takes sub-customers four levels deep at most.',
    hasChildren: names => `It has sub-customers (${names}). Delete or move them first.`,
  },
};

const item: RecordList = {
  kind: 'item',
  entity: 'Item',
  nameColumn: 'name',
  nameField: 'name',
  columns: itemFieldColumns,
  words: {
    missingParent: 'Choose a category that exists.',
    ownParent: 'An item cannot stand below itself.',
    tooDeep: 'QuickBooks takes categories four levels deep at most.',
    hasChildren: names => `It is a category with items (${names}). Delete or move them first.`,
  },
};

/** By kind. */
export const recordLists = { customer, item } as const;
