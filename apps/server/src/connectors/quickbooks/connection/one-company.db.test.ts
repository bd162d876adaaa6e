import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCustomer } from '../../../records/customers/create-customer.ts';
import { createRecordBench, customerGiven, type RecordBench } from '../../../records/testing/record-bench.ts';
import { isUniqueViolation } from '../../../store/is-unique-violation.ts';
import type { Tx } from '../../../store/store.ts';
import { createTestDatabase, type TestDatabase } from '../../../testing/create-test-database.ts';
import { findOwner } from './company-of-record.ts';
import { resumeRecords } from './resume-records.ts';
import { makeDefault, settleDefault } from './settle-default.ts';

let database: TestDatabase;
let bench: RecordBench;
const at = new Date('2026-11-20T12:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

/** A workspace of its own with companies, the first of which is the default one. */
async function companies(...states: readonly ('active' | 'disconnected')[]): Promise<readonly string[]> {
  bench = await createRecordBench(database.db);
  const ids: string[] = [];
  for (const state of states) ids.push(await addCompany(state));
  return ids;
}

async function addCompany(state: 'active' | 'disconnected'): Promise<string> {
  const id = randomUUID();
  await database.db
    .insertInto('connection')
    .values({
      ...{ id, workspace_id: bench.actor.workspaceId, realm_id: id, state, company_name: id, country: 'US' },
      ...{ currency: 'USD', environment: 'test', app_url: 'https://books.example', is_emulated: true },
      ...{ connected_by: 'Maria', connected_at: at, preset: 'import' },
    })
    .execute();
  return id;
}

const addCustomer = async (): Promise<string> =>
  (await createCustomer(bench.tools, bench.actor, customerGiven({ displayName: 'Quay' }))).id;

const link = (connectionId: string, recordId: string, booksId = '1') =>
  database.db
    .insertInto('link')
    .values({
      ...{ connection_id: connectionId, workspace_id: bench.actor.workspaceId, kind: 'customer', record_id: recordId },
      ...{ books_id: booksId, base: '{}', origin: 'matched', linked_by: 'Maria', linked_at: at, synced_at: at },
    })
    .execute();

const ownerOf = (recordId: string) =>
  findOwner(database.db, { workspaceId: bench.actor.workspaceId, kind: 'customer', recordId });

const resume = (connectionId: string) =>
  database.db.transaction().execute(async tx => {
    await tx.updateTable('connection').set({ state: 'active' }).where('id', '=', connectionId).execute();
    await resumeRecords(tx, { workspaceId: bench.actor.workspaceId, connectionId, at });
  });

const linksTo = async (connectionId: string) =>
  (await database.db.selectFrom('link').select('record_id').where('connection_id', '=', connectionId).execute()).map(
    row => row.record_id,
  );

test('a record belongs to the company that it is linked to, and a second company that is on cannot link it', async () => {
  const [north = '', south = ''] = await companies('active', 'active');
  const id = await addCustomer();
  expect(await ownerOf(id)).toBeUndefined();
  await link(north, id);
  expect(await ownerOf(id)).toEqual({ id: north, isOn: true });
  const refused = await link(south, id).catch((error: unknown) => error);
  expect(isUniqueViolation(refused, 'record_of_one_company')).toBe(true);
  expect(await linksTo(south)).toEqual([]);
});

test('of two companies that link a record at the same moment one gets it', async () => {
  const [north = '', south = ''] = await companies('active', 'active');
  const id = await addCustomer();
  const ends = await Promise.allSettled([link(north, id), link(south, id)]);
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect((await ownerOf(id))?.isOn).toBe(true);
});

test('a record of a disconnected company may be taken over; once that one is back, the record stays where it is by then', async () => {
  const [north = '', south = ''] = await companies('active', 'active');
  const [moved, stayed] = [await addCustomer(), await addCustomer()];
  await link(north, moved);
  await link(north, stayed, '2');
  await database.db.updateTable('connection').set({ state: 'disconnected' }).where('id', '=', north).execute();
  await link(south, moved);
  expect(await ownerOf(moved)).toEqual({ id: south, isOn: true });
  await resume(north);
  expect(await linksTo(north)).toEqual([stayed]);
  expect([await ownerOf(moved), await ownerOf(stayed)]).toEqual([
    { id: south, isOn: true },
    { id: north, isOn: true },
  ]);
});

test('one company that is on is the default one, whatever becomes of the others', async () => {
  const [north = '', south = ''] = await companies('active', 'active');
  const { workspaceId } = bench.actor;
  const inOne = (work: (tx: Tx) => Promise<void>) => database.db.transaction().execute(work);
  const defaults = async () =>
    (
      await database.db
        .selectFrom('connection')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('is_default', '=', true)
        .execute()
    ).map(row => row.id);
  await inOne(tx => settleDefault(tx, workspaceId));
  expect(await defaults()).toHaveLength(1);
  await inOne(tx => makeDefault(tx, { workspaceId, id: south }));
  expect(await defaults()).toEqual([south]);
  await database.db.updateTable('connection').set({ state: 'disconnected' }).where('id', '=', south).execute();
  await inOne(tx => settleDefault(tx, workspaceId));
  expect(await defaults()).toEqual([north]);
});
