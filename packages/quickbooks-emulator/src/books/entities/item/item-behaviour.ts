import { businessFault, missingParameter, ruleFault, unsupportedOperation } from '../../faults/faults.ts';
import { flagAt, objectAt, objectsAt, refAt, textAt, type BooksRecord, type Draft } from '../../json.ts';
import type { Company } from '../../company.ts';
import type { WriteContext } from '../entity-definition.ts';
import { requirePlus } from '../rules/editions.ts';
import { refuseWithActiveChildren, settleHierarchy, type Tree } from '../rules/hierarchy.ts';

/** Categories and sub-items. */
export const ITEM_TREE: Tree = {
  entity: 'Item',
  nameProperty: 'Name',
  flag: 'SubItem',
  showsFlag: false,
  showsLevel: true,
};

const SELLABLE: ReadonlySet<string> = new Set(['Inventory', 'Service', 'NonInventory']);

/** Defaults and rules of a new item (entities.md §2.2). */
export function prepareCreate(draft: Draft, context: WriteContext): void {
  const type = textAt(draft, 'Type');
  if (type === undefined) throw missingParameter('Type');
  // Bundles cannot be made through the API; the emulator's own seed may (REF).
  if (type === 'Group' && context.actor.clientId !== undefined) throw unsupportedOperation('create Group');
  if (type === 'Inventory') prepareInventory(draft, context);
  else if (draft['TrackQtyOnHand'] === true) {
    throw businessFault('Only inventory items can track quantity on hand.');
  }
  settleShared(draft, context);
}

/** Rules of an update. */
export function prepareUpdate(draft: Draft, previous: BooksRecord, context: WriteContext): void {
  const [before, type] = [textAt(previous, 'Type'), textAt(draft, 'Type')];
  if (
    before !== type &&
    (before === 'Inventory' || before === 'Category' || before === 'Group' || type === 'Category')
  ) {
    throw businessFault(`You cannot change an item of type ${before ?? ''} into one of type ${type ?? ''}.`);
  }
  if (type === 'Inventory') {
    if (draft['TrackQtyOnHand'] === false) throw businessFault('TrackQtyOnHand cannot be set back to false.');
    if (before !== 'Inventory') prepareInventory(draft, context);
    // Reads always show the first date; a later one is the day of the quantity's adjustment (entities.md §2.2).
    draft['InvStartDate'] = previous['InvStartDate'] ?? draft['InvStartDate'];
  }
  settleShared(draft, context);
  if (draft['Active'] === false && previous['Active'] !== false) {
    if (type === 'Category') throw unsupportedOperation('delete');
    refuseWithActiveChildren(ITEM_TREE, previous, context);
  }
}

function settleShared(draft: Draft, context: WriteContext): void {
  const type = textAt(draft, 'Type') ?? '';
  if (refAt(draft, 'ParentRef') !== undefined) draft['SubItem'] ??= true;
  settleHierarchy(ITEM_TREE, draft, context);
  checkParent(draft, context.company);
  if (type === 'Category') {
    for (const name of [
      'UnitPrice',
      'PurchaseCost',
      'IncomeAccountRef',
      'ExpenseAccountRef',
      'AssetAccountRef',
      'Taxable',
    ]) {
      Reflect.deleteProperty(draft, name);
    }
    return;
  }
  draft['Taxable'] ??= false;
  draft['DeferredRevenue'] ??= false;
  if (type === 'Group') {
    checkGroup(draft, context.company);
    return;
  }
  draft['UnitPrice'] ??= 0;
  draft['PurchaseCost'] ??= 0;
  if (type !== 'Inventory') draft['TrackQtyOnHand'] = false;
  checkAccounts(draft, context.company);
}

/** Inventory needs tracking, a quantity, a first day and three accounts; Plus and Advanced only. */
function prepareInventory(draft: Draft, context: WriteContext): void {
  requirePlus(context.company, 'inventory tracking');
  if (draft['TrackQtyOnHand'] === false) throw businessFault('Inventory items must track quantity on hand.');
  draft['TrackQtyOnHand'] = true;
  for (const name of ['QtyOnHand', 'InvStartDate', 'AssetAccountRef', 'ExpenseAccountRef']) {
    if (draft[name] === undefined) throw missingParameter(name);
  }
}

/** With categories on, only a category may be a parent (entities.md §2.2). */
function checkParent(draft: Draft, company: Company): void {
  const parent = company.table('Item').record(refAt(draft, 'ParentRef') ?? '');
  if (parent !== undefined && parent['Type'] !== 'Category') {
    throw businessFault('An item can only be placed in a category.');
  }
}

/** Bundles may not hold bundles or categories. */
function checkGroup(draft: Draft, company: Company): void {
  for (const line of objectsAt(objectAt(draft, 'ItemGroupDetail') ?? {}, 'ItemGroupLine')) {
    const item = company.table('Item').record(refAt(line, 'ItemRef') ?? '');
    if (!SELLABLE.has(textAt(item ?? {}, 'Type') ?? '')) {
      throw businessFault('A bundle can only hold products and services.');
    }
  }
}

/** 2020 without an income account, 6430 for accounts of the wrong type. */
function checkAccounts(draft: Draft, company: Company): void {
  if (refAt(draft, 'IncomeAccountRef') === undefined && refAt(draft, 'ExpenseAccountRef') === undefined) {
    throw missingParameter('IncomeAccountRef');
  }
  checkAccount(draft, company, { field: 'IncomeAccountRef', types: ['Income', 'Other Income'] });
  if (flagAt(draft, 'TrackQtyOnHand') !== true) return;
  if (refAt(draft, 'IncomeAccountRef') === undefined) throw missingParameter('IncomeAccountRef');
  checkAccount(draft, company, { field: 'ExpenseAccountRef', types: ['Cost of Goods Sold'] });
  checkAccount(draft, company, { field: 'AssetAccountRef', types: ['Other Current Asset'], subType: 'Inventory' });
}

function checkAccount(
  draft: Draft,
  company: Company,
  rule: { readonly field: string; readonly types: readonly string[]; readonly subType?: string },
): void {
  const account = company.table('Account').record(refAt(draft, rule.field) ?? '');
  if (account === undefined) return;
  const typeFits = rule.types.includes(textAt(account, 'AccountType') ?? '');
  const subTypeFits = rule.subType === undefined || account['AccountSubType'] === rule.subType;
  if (typeFits && subTypeFits) return;
  throw ruleFault(
    '6430',
    'Invalid account type used',
    `Invalid account type: You need to select a different type of account for this transaction. ${rule.field}`,
  );
}
