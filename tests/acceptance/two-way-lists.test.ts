import {
  createCustomer,
  createItem,
  deleteCustomer,
  disconnect,
  listConnections,
  listProblems,
  readCustomer,
  readItem,
  updateCustomer,
  updateItem,
  type Connection,
  type Customer,
} from '@tieout/api';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { customersOf, importAll } from '../../apps/server/src/testing/import-lists.ts';
import { freshName } from '../../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;

beforeAll(async () => {
  bench = await startBooksBench();
});
afterAll(() => bench.close());
afterEach(async () => {
  await bench.clearFaults();
  const { rows } = await bench.owner.call(listConnections, {});
  for (const { id, state } of rows) {
    if (state !== 'disconnected') await bench.owner.call(disconnect, { params: { connectionId: id } });
  }
});

const poll = { timeout: 15_000, interval: 25 };

async function connect(preset: Connection['preset'] = 'mirror'): Promise<void> {
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId, preset);
}

type There = Readonly<Record<string, unknown>> & { readonly Id: string; readonly SyncToken: string };

const readThere = async (entity: 'Customer' | 'Item' | 'Vendor', id: string): Promise<There> =>
  (await bench.inBooks(realmId, `${entity.toLowerCase()}/${id}`))[entity] as There;

async function addThere(entity: 'Customer' | 'Item' | 'Vendor', body: object): Promise<There> {
  return (await bench.inBooks(realmId, entity.toLowerCase(), body))[entity] as There;
}

async function changeThere(id: string, fields: object): Promise<void> {
  const { SyncToken } = await readThere('Customer', id);
  await bench.inBooks(realmId, 'customer', { Id: id, SyncToken, sparse: true, ...fields });
}

async function namedThere(entity: 'Customer' | 'Item', name: string): Promise<readonly There[]> {
  const field = entity === 'Customer' ? 'DisplayName' : 'Name';
  const query = encodeURIComponent(`select * from ${entity} where ${field} = '${name}'`);
  const { QueryResponse } = await bench.inBooks(realmId, `query?query=${query}`);
  return ((QueryResponse as Record<string, unknown>)[entity] ?? []) as readonly There[];
}

const now = (customerId: string): Promise<Customer> => bench.owner.call(readCustomer, { params: { customerId } });
const becomes = (id: string, expected: object) => expect.poll(() => now(id), poll).toMatchObject(expected);
const becomesThere = (id: string, expected: object) =>
  expect.poll(() => readThere('Customer', id), poll).toMatchObject(expected);

async function add(displayName: string, more = {}): Promise<Customer> {
  return bench.owner.call(createCustomer, { body: { displayName, ...more } });
}

async function edit(id: string, body: object): Promise<void> {
  const { version } = await now(id);
  await bench.owner.call(updateCustomer, { params: { customerId: id }, body }, { version });
}

/** A customer that both sides have. */
async function shared(more = {}): Promise<{ readonly id: string; readonly there: string; readonly name: string }> {
  const name = freshName('Quay');
  const { id } = await add(name, more);
  await becomes(id, { sync: { mark: 'in-step' } });
  const { sync } = await now(id);
  return { id, there: sync.booksId ?? '', name };
}

const problemsOf = async (id: string) => {
  const { rows } = await bench.owner.call(listProblems, {});
  return rows.filter(({ recordId }) => recordId === id);
};

describe('U08 BKP-01 created here', () => {
  test('a customer is in QuickBooks within a second, with its fields', async () => {
    await connect();
    const name = freshName('Quay');
    const began = Date.now();
    const { id } = await add(name, {
      email: 'Pat@Quay.example',
      phone: '555-0100',
      billingAddress: { line1: '1 Pier', city: 'Portland', region: 'ME', postalCode: '04101' },
    });
    await becomes(id, { sync: { mark: 'in-step' } });
    expect(Date.now() - began).toBeLessThan(2_000);
    expect(await namedThere('Customer', name)).toMatchObject([
      { PrimaryEmailAddr: { Address: 'pat@quay.example' }, BillAddr: { Line1: '1 Pier', City: 'Portland' } },
    ]);
  });

  test('an item is created on the chosen income account, and the account comes back', async () => {
    await connect();
    const name = freshName('Repair');
    const made = await bench.owner.call(createItem, { body: { name, kind: 'service', unitPrice: '80' } });
    const read = () => bench.owner.call(readItem, { params: { itemId: made.id } });
    await expect
      .poll(read, poll)
      .toMatchObject({ sync: { mark: 'in-step' }, incomeAccount: { name: expect.any(String) as string } });
    expect(await namedThere('Item', name)).toMatchObject([{ Type: 'Service', UnitPrice: 80 }]);
    const { version } = await read();
    await bench.owner.call(updateItem, { params: { itemId: made.id }, body: { unitPrice: '95.50' } }, { version });
    await expect.poll(() => namedThere('Item', name), poll).toMatchObject([{ UnitPrice: 95.5 }]);
  });

  test('a parent that was never sent goes before its child', async () => {
    await connect();
    const [parentName, childName] = [freshName('Parent'), freshName('Child')];
    const parent = await add(parentName);
    const child = await add(childName, { parentId: parent.id });
    await becomes(child.id, { sync: { mark: 'in-step' } });
    const [top] = await namedThere('Customer', parentName);
    expect(await namedThere('Customer', childName)).toMatchObject([{ ParentRef: { value: top?.Id } }]);
  });
});

describe('U08 BKP-02 edited', () => {
  test('here: it is there, and the echo changes nothing', async () => {
    await connect();
    const { id, there } = await shared({ phone: '1' });
    await edit(id, { phone: '2', email: 'new@quay.example' });
    await becomesThere(there, {
      PrimaryPhone: { FreeFormNumber: '2' },
      PrimaryEmailAddr: { Address: 'new@quay.example' },
    });
    await becomes(id, { sync: { mark: 'in-step' } });
    const { version } = await now(id);
    await edit(id, { email: '' });
    await expect.poll(async () => (await readThere('Customer', there))['PrimaryEmailAddr'], poll).toBeUndefined();
    await becomes(id, { sync: { mark: 'in-step' }, version: version + 1 });
  });

  test('there: it is here', async () => {
    await connect();
    const { id, there } = await shared();
    await changeThere(there, { Notes: 'Rings twice' });
    await becomes(id, { notes: 'Rings twice', sync: { mark: 'in-step' } });
  });

  test('on both sides in different fields: both stand on both', async () => {
    await connect();
    const { id, there } = await shared();
    await changeThere(there, { Notes: 'from there' });
    await edit(id, { phone: '555' });
    await becomes(id, { notes: 'from there', phone: '555', sync: { mark: 'in-step' } });
    await becomesThere(there, { Notes: 'from there', PrimaryPhone: { FreeFormNumber: '555' } });
  });
});

describe('BKP-03 deleted', () => {
  test('here: inactive there, and it does not come back', async () => {
    await connect();
    const { id, there } = await shared();
    await bench.owner.call(deleteCustomer, { params: { customerId: id } });
    await becomesThere(there, { Active: false });
    await importAll(bench.owner, connectionId, ['customers']);
    expect((await customersOf(bench.owner, {})).map(customer => customer.id)).not.toContain(id);
    expect(await problemsOf(id)).toEqual([]);
  });
});
