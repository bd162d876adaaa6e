import { createItem, deleteItem, listItems, readItem } from '@tieout/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customersOf, importAll, itemsOf, makePlan, stepsOf } from '../../apps/server/src/testing/import-lists.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench({ hasWebhooks: false });
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId);
  const income = await account("AccountType = 'Income'");
  const cost = await account("AccountType = 'Cost of Goods Sold'");
  const asset = await account("AccountSubType = 'Inventory'");
  const parts = await add('item', { Name: 'Parts', Type: 'Category' });
  const IncomeAccountRef = { value: income };
  await add('item', {
    Name: 'Brake pads',
    Type: 'Inventory',
    TrackQtyOnHand: true,
    QtyOnHand: 12,
    InvStartDate: '2026-01-01',
    UnitPrice: 64.5,
    SubItem: true,
    ParentRef: { value: parts },
    IncomeAccountRef,
    ExpenseAccountRef: { value: cost },
    AssetAccountRef: { value: asset },
  });
  await add('item', { Name: 'Shop supplies', Type: 'NonInventory', IncomeAccountRef });
  await add('item', { Name: 'Labor', Type: 'Service', UnitPrice: 120, IncomeAccountRef });
  await add('customer', { DisplayName: 'Quay Road Garage' });
});
afterAll(() => bench.close());

async function account(where: string): Promise<string> {
  const answer = await bench.inBooks(realmId, `query?query=select * from Account where ${where}`);
  return (answer['QueryResponse'] as { Account?: { Id: string }[] }).Account?.[0]?.Id ?? '';
}

async function add(path: string, body: object): Promise<string> {
  const answer = await bench.inBooks(realmId, path, body);
  return (Object.values(answer)[0] as { readonly Id: string }).Id;
}

const names = async () => (await itemsOf(bench.owner)).map(item => item.fullName);

test('SHM-04 stock comes in on its own, with its quantity and the category it stands in', async () => {
  await importAll(bench.owner, connectionId, ['inventory']);
  expect(await names()).toEqual(['Parts', 'Parts:Brake pads']);
  const [pads] = await itemsOf(bench.owner, { search: 'brake' });
  expect(pads).toMatchObject({ kind: 'inventory', quantityOnHand: '12', unitPrice: '64.5', sync: { mark: 'in-step' } });
  expect(await customersOf(bench.owner)).toEqual([]);
});

test('SHM-05 everything that is no stock is a category of its own; services count as such', async () => {
  const plan = await makePlan(bench.owner, connectionId, ['non-inventory']);
  const steps = await stepsOf(bench.owner, plan.id, { group: 'do' });
  expect(steps.map(step => step.name)).toEqual(expect.arrayContaining(['Labor', 'Shop supplies']));
  expect(steps.map(step => step.name)).not.toContain('Brake pads');
  await importAll(bench.owner, connectionId, ['non-inventory']);
  expect(await names()).toEqual(expect.arrayContaining(['Labor', 'Parts', 'Parts:Brake pads', 'Shop supplies']));
});

test('SHM-03 the customer list is the third category', async () => {
  await importAll(bench.owner, connectionId, ['customers']);
  expect((await customersOf(bench.owner)).map(customer => customer.displayName)).toEqual(['Quay Road Garage']);
});

test('SHM-14 an import can be run again whenever wanted, and finds nothing to do', async () => {
  for (const category of ['customers', 'inventory', 'non-inventory'] as const) {
    const run = await importAll(bench.owner, connectionId, [category]);
    expect(run).toMatchObject({ state: 'finished', counts: {} });
  }
});

test('SHM-15 an import never takes away what is here: neither what QuickBooks lacks nor what it made inactive', async () => {
  const mine = await bench.owner.call(createItem, { body: { name: 'Only here' } });
  const [labor] = await itemsOf(bench.owner, { search: 'labor' });
  const booksId = labor?.sync.booksId ?? '';
  await bench.inBooks(realmId, 'item', { Id: booksId, SyncToken: '0', sparse: true, Active: false });
  await importAll(bench.owner, connectionId, ['non-inventory']);
  expect(await bench.owner.call(readItem, { params: { itemId: mine.id } })).toMatchObject({
    isActive: true,
    version: 1,
  });
  expect(await bench.owner.call(readItem, { params: { itemId: labor?.id ?? '' } })).toMatchObject({ isActive: true });
});

test('I2G-13 an item deleted here stays away too', async () => {
  const [supplies] = await itemsOf(bench.owner, { search: 'supplies' });
  await bench.owner.call(deleteItem, { params: { itemId: supplies?.id ?? '' } });
  await importAll(bench.owner, connectionId, ['non-inventory']);
  const { rows } = await bench.owner.call(listItems, { query: { search: 'supplies' } });
  expect(rows).toEqual([]);
});
