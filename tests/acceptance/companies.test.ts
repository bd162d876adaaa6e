import {
  createCustomer,
  createInvoice,
  createItem,
  disconnect,
  invoiceFields,
  listConnections,
  postInvoice,
  previewInvoice,
  readCustomer,
  readItem,
  updateConnection,
  updateCustomer,
  type Customer,
  type Item,
} from '@tieout/api';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { customersOf, importAll } from '../../apps/server/src/testing/import-lists.ts';
import { freshName, invoiceNow } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
/** Two companies of one workspace, both followed both ways. The northern one was there first. */
let north: Company;
let south: Company;

interface Company {
  readonly realmId: string;
  readonly id: string;
}

beforeAll(async () => {
  bench = await startBooksBench();
});
afterAll(() => bench.close());
afterEach(() => bench.leaveCompanies());

const poll = { timeout: 15_000, interval: 25 };

async function join(name: string): Promise<Company> {
  const realmId = await bench.makeCompany({ name });
  return { realmId, id: await bench.connect(realmId, 'mirror') };
}

async function joinBoth(): Promise<void> {
  north = await join('North Harbor');
  south = await join('South Harbor');
}

const connections = async () => (await bench.owner.call(listConnections, {})).rows;
const stateOf = async ({ id }: Company) => (await connections()).find(one => one.id === id)?.state;

type There = Readonly<Record<string, unknown>> & { readonly Id: string; readonly SyncToken: string };

async function namedIn({ realmId }: Company, name: string): Promise<readonly There[]> {
  const query = encodeURIComponent(`select * from Customer where DisplayName = '${name}'`);
  const { QueryResponse } = await bench.inBooks(realmId, `query?query=${query}`);
  return ((QueryResponse as Record<string, unknown>)['Customer'] ?? []) as readonly There[];
}

const readIn = async ({ realmId }: Company, entity: 'Customer' | 'Invoice', id: string): Promise<There> =>
  (await bench.inBooks(realmId, `${entity.toLowerCase()}/${id}`))[entity] as There;

const now = (customerId: string): Promise<Customer> => bench.owner.call(readCustomer, { params: { customerId } });
const becomes = (id: string, expected: object) => expect.poll(() => now(id), poll).toMatchObject(expected);

async function add(displayName: string, company?: Company): Promise<Customer> {
  const body = { displayName, ...(company && { connectionId: company.id }) };
  const { id } = await bench.owner.call(createCustomer, { body });
  await becomes(id, { sync: { mark: 'in-step' } });
  return now(id);
}

async function edit(id: string, body: object): Promise<void> {
  const { version } = await now(id);
  await bench.owner.call(updateCustomer, { params: { customerId: id }, body }, { version });
}

async function addItem(name: string, company: Company): Promise<Item> {
  const { id: itemId } = await bench.owner.call(createItem, {
    body: { name, unitPrice: '40', connectionId: company.id },
  });
  const read = () => bench.owner.call(readItem, { params: { itemId } });
  await expect.poll(read, poll).toMatchObject({ sync: { mark: 'in-step' } });
  return read();
}

const lineOf = (item: Item) => ({ id: crypto.randomUUID(), itemId: item.id, quantity: '1', unitPrice: '40' });

test('U03 BKP-16 BKP-17 customers of one name in two companies are two records, and an edit goes to the books of its own', async () => {
  await joinBoth();
  const name = freshName('Quay');
  for (const { realmId } of [north, south]) await bench.inBooks(realmId, 'customer', { DisplayName: name });
  for (const { id } of [north, south]) await importAll(bench.owner, id);
  const both = await customersOf(bench.owner, { search: name });
  expect(both.map(({ sync }) => sync.company?.name).sort()).toEqual(['North Harbor', 'South Harbor']);
  const southern = both.find(({ sync }) => sync.company?.id === south.id);
  await edit(southern?.id ?? '', { phone: '555 0143' });
  const phoneIn = async (company: Company) => (await namedIn(company, name))[0]?.['PrimaryPhone'];
  await expect.poll(() => phoneIn(south), poll).toEqual({ FreeFormNumber: '555 0143' });
  expect(await phoneIn(north)).toBeUndefined();
  // The other way: what is changed in the northern books reaches the northern record alone.
  const [there] = await namedIn(north, name);
  const change = { Id: there?.Id, SyncToken: there?.SyncToken, sparse: true, Notes: 'Northern' };
  await bench.inBooks(north.realmId, 'customer', change);
  const northern = both.find(({ sync }) => sync.company?.id === north.id);
  await becomes(northern?.id ?? '', { notes: 'Northern' });
  expect(await now(southern?.id ?? '')).toMatchObject({ notes: '', sync: { company: { id: south.id } } });
});

test('U03 what is new goes to the default company, or to the one that was chosen, and to no other', async () => {
  await joinBoth();
  expect((await connections()).find(one => one.isDefault)?.id).toBe(north.id);
  const left = await add(freshName('Left'));
  const chosen = await add(freshName('Chosen'), south);
  await bench.owner.call(updateConnection, { params: { connectionId: south.id }, body: { isDefault: true } });
  const later = await add(freshName('Later'));
  const found = [left, chosen, later].map(async ({ displayName, sync }) => [
    sync.company?.id,
    (await namedIn(north, displayName)).length,
    (await namedIn(south, displayName)).length,
  ]);
  expect(await Promise.all(found)).toEqual([
    [north.id, 1, 0],
    [south.id, 0, 1],
    [south.id, 0, 1],
  ]);
  const below = { displayName: freshName('Below'), parentId: left.id, connectionId: south.id };
  await expect(bench.owner.call(createCustomer, { body: below })).rejects.toMatchObject({
    problem: { code: 'invalid-request', fields: [{ path: 'connectionId' }] },
  });
  const nowhere = bench.owner.call(createCustomer, {
    body: { displayName: freshName('Nowhere'), connectionId: crypto.randomUUID() },
  });
  await expect(nowhere).rejects.toMatchObject({ problem: { code: 'invalid-request' } });
});

test('U03 an invoice is created in the books of its customer, and nothing of another company gets onto it', async () => {
  await joinBoth();
  const customer = await add(freshName('Pier'), south);
  const [own, strange] = [await addItem(freshName('Rope'), south), await addItem(freshName('Sail'), north)];
  const fields = (item: Item) =>
    invoiceFields.parse({ customerId: customer.id, lines: [lineOf(item)], txnDate: '2026-11-20' });
  const { checks } = await bench.owner.call(previewInvoice, { body: fields(strange) });
  expect(checks).toContainEqual({
    code: 'other-company',
    severity: 'blocks',
    path: 'lines.0.itemId',
    sentence: `${strange.name} belongs to North Harbor, and this invoice goes to South Harbor.`,
    cure: null,
  });
  const wrong = await bench.owner.call(createInvoice, { body: fields(strange) });
  const refused = bench.owner.call(postInvoice, { params: { invoiceId: wrong.id } });
  await expect(refused).rejects.toMatchObject({ problem: { code: 'not-ready' } });
  const { id } = await bench.owner.call(createInvoice, { body: fields(own) });
  const posted = await bench.owner.call(postInvoice, { params: { invoiceId: id } });
  expect(posted).toMatchObject({ connectionId: south.id, sync: { company: { id: south.id, name: 'South Harbor' } } });
  const there = await readIn(south, 'Invoice', posted.sync.booksId ?? '');
  expect(there).toMatchObject({ CustomerRef: { value: customer.sync.booksId }, TotalAmt: 40 });
  // What is done there with it arrives; the invoice of the same id in the other books, if there were one, does not.
  const payment = { CustomerRef: there['CustomerRef'], TotalAmt: 40 };
  const Line = [{ Amount: 40, LinkedTxn: [{ TxnId: there.Id, TxnType: 'Invoice' }] }];
  await bench.inBooks(south.realmId, 'payment', { ...payment, Line });
  await expect.poll(() => invoiceNow(bench.owner, posted), poll).toMatchObject({ state: 'paid' });
});

test('U03 BKP-10 a company whose access died holds nothing of another up, and its own changes wait for it', async () => {
  await joinBoth();
  const [dead, alive] = [await add(freshName('Dead'), north), await add(freshName('Alive'), south)];
  await bench.emulator.control('POST', '/disconnect', { realmId: north.realmId });
  await edit(dead.id, { phone: '1' });
  await edit(alive.id, { phone: '2' });
  await becomes(alive.id, { phone: '2', sync: { mark: 'in-step' } });
  expect(await readIn(south, 'Customer', alive.sync.booksId ?? '')).toMatchObject({
    PrimaryPhone: { FreeFormNumber: '2' },
  });
  await expect.poll(() => stateOf(north), poll).toBe('needs-reconnect');
  expect([await stateOf(south), (await now(dead.id)).sync.mark]).toEqual(['active', 'waiting-out']);
  await bench.consent(north.realmId, { connectionId: north.id });
  await becomes(dead.id, { phone: '1', sync: { mark: 'in-step', company: { id: north.id } } });
});

test('U03 U30 disconnecting a company freezes its records alone, and reconnecting it takes no other company', async () => {
  await joinBoth();
  const [cold, warm] = [await add(freshName('Cold'), north), await add(freshName('Warm'), south)];
  await bench.owner.call(disconnect, { params: { connectionId: north.id } });
  expect((await connections()).find(one => one.isDefault)?.id).toBe(south.id);
  expect([(await now(cold.id)).sync.mark, (await now(warm.id)).sync.mark]).toEqual(['frozen', 'in-step']);
  await edit(warm.id, { phone: '3' });
  await edit(cold.id, { phone: '4' });
  await becomes(warm.id, { phone: '3', sync: { mark: 'in-step' } });
  expect(await namedIn(south, cold.displayName)).toEqual([]);
  const frozen = await customersOf(bench.owner, { mark: 'frozen', search: cold.displayName });
  expect(frozen.map(({ id }) => id)).toEqual([cold.id]);
  const other = await bench.consent(south.realmId, { connectionId: north.id });
  const page = await other.text();
  expect(page).toContain('data-refusal="other-company"');
  expect(page).toContain('href="/quickbooks#companies"');
  expect([await stateOf(north), await stateOf(south)]).toEqual(['disconnected', 'active']);
  await bench.consent(north.realmId, { connectionId: north.id });
  await becomes(cold.id, { sync: { mark: 'in-step', company: { id: north.id }, booksId: cold.sync.booksId } });
  expect(await namedIn(north, cold.displayName)).toMatchObject([{ PrimaryPhone: { FreeFormNumber: '4' } }]);
});
