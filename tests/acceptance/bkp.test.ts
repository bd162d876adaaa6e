import { disconnect, listCustomers, readCustomer, updateCustomer } from '@tieout/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { customersOf, importAll } from '../../apps/server/src/testing/import-lists.ts';
import { startBooksBench, type BooksBench } from '../../apps/server/src/testing/start-books-bench.ts';

let bench: BooksBench;
let realmId: string;
let connectionId: string;
let customerId: string;

beforeAll(async () => {
  bench = await startBooksBench({ hasWebhooks: false });
  realmId = await bench.makeCompany();
  connectionId = await bench.connect(realmId);
  await bench.inBooks(realmId, 'customer', { DisplayName: 'Kept', Notes: 'as of then' });
  await importAll(bench.owner, connectionId, ['customers']);
  customerId = (await customersOf(bench.owner))[0]?.id ?? '';
});
afterAll(() => bench.close());

const read = () => bench.owner.call(readCustomer, { params: { customerId } });

test('BKP-08 U31 a synced record carries its mark, its story and a link into QuickBooks', async () => {
  const { sync } = await read();
  expect(sync).toMatchObject({ mark: 'in-step', lastSyncedAt: expect.any(String) as string });
  expect(sync.sentence).toBe('Imported from QuickBooks just now by Olivia Owner. In step.');
  expect(sync.booksUrl).toContain(`nameId=${sync.booksId}`);
  const linked = await bench.owner.call(listCustomers, { query: { mark: 'in-step' } });
  expect(linked.total).toBe(1);
});

test('BKP-10 after disconnecting, synced records stay, are marked frozen, and are updated no more', async () => {
  const { sync } = await read();
  await bench.owner.call(disconnect, { params: { connectionId } });
  await bench.inBooks(realmId, 'customer', { Id: sync.booksId, SyncToken: '0', sparse: true, Notes: 'later' });
  const frozen = await read();
  expect(frozen).toMatchObject({
    notes: 'as of then',
    isActive: true,
    sync: { mark: 'frozen', booksId: sync.booksId },
  });
  expect(frozen.sync.sentence).toContain('Frozen');
  const marked = async (mark: 'frozen' | 'in-step') =>
    (await bench.owner.call(listCustomers, { query: { mark } })).total;
  expect([await marked('frozen'), await marked('in-step')]).toEqual([1, 0]);
  // Local work goes on.
  const params = { customerId };
  await bench.owner.call(updateCustomer, { params, body: { phone: '555' } }, { version: frozen.version });
});

test('BKP-10 C37 reconnecting to the same company resumes from the links', async () => {
  await bench.consent(realmId, { connectionId });
  const resumed = await read();
  expect(resumed.sync).toMatchObject({ mark: 'in-step' });
  await importAll(bench.owner, connectionId, ['customers']);
  expect(await read()).toMatchObject({ notes: 'later', phone: '555' });
  expect(await customersOf(bench.owner)).toHaveLength(1);
});
