import { customer as customerSchema, listCustomers as listContract } from '@tieout/api';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/create-test-database.ts';
import { createRecordBench, customerGiven, type RecordBench } from '../testing/record-bench.ts';
import { listStory } from '../timeline.ts';
import { createCustomer } from './create-customer.ts';
import { deleteRecord } from '../lists/delete-record.ts';
import { recordLists } from '../lists/record-lists.ts';
import { listCustomers } from './list-customers.ts';
import { readCustomer } from './read-customer.ts';
import { restoreCustomer } from './restore-customer.ts';
import { updateCustomer } from './update-customer.ts';

let database: TestDatabase;
let bench: RecordBench;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  bench = await createRecordBench(database.db);
});

const add = (displayName: string, more = {}) =>
  createCustomer(bench.tools, bench.actor, customerGiven({ displayName, ...more }));

async function list(filter: Readonly<Record<string, string>> = {}) {
  const { db, now } = bench.tools;
  const query = listContract.query?.parse(filter);
  if (query === undefined) throw new Error('customers.list takes a query');
  return listCustomers(db, { workspaceId: bench.workspaceId, filter: query, now: now() });
}

const names = async (filter = {}) => (await list(filter)).rows.map(row => row.displayName);

test('a new customer has every field of the contract, and its story begins', async () => {
  const made = await add('Amy’s Bird Sanctuary', { email: 'amy@birds.example', billingAddress: { city: 'Bayshore' } });
  expect(customerSchema.strict().parse(made)).toEqual(made);
  expect(made).toMatchObject({ currency: 'USD', balance: '0', version: 1, sync: { mark: 'local' } });
  const story = await listStory(bench.tools.db, { workspaceId: bench.workspaceId, id: made.id }, { limit: 5 });
  expect(story.rows.map(entry => entry.sentence)).toEqual(['Maria added the customer.']);
  expect(bench.told).toEqual([{ workspaceId: bench.workspaceId, topic: 'customer', id: made.id }]);
});

describe('lists', () => {
  test('pages follow each other without gap or repetition, and keep their total', async () => {
    for (const name of ['Delta', 'alpha', 'Charlie', 'bravo', 'Echo']) await add(name);
    const first = await list({ limit: '2' });
    const second = await list({ limit: '2', cursor: first.nextCursor ?? '' });
    const third = await list({ limit: '2', cursor: second.nextCursor ?? '' });
    const shown = [first, second, third].flatMap(page => page.rows.map(row => row.displayName));
    expect(shown).toEqual(['alpha', 'bravo', 'Charlie', 'Delta', 'Echo']);
    expect([first.total, second.total, third.total, third.nextCursor]).toEqual([5, 5, 5, null]);
  });

  test('every word typed must begin a word of the record', async () => {
    await add('Amy Bird', { email: 'amy@sanctuary.example' });
    await add('Bird Amy Lou');
    await add('Camy Bird');
    expect(await names({ search: 'bird am' })).toEqual(['Amy Bird', 'Bird Amy Lou']);
    expect(await names({ search: 'sanct' })).toEqual(['Amy Bird']);
    expect(await names({ search: '!&' })).toHaveLength(3);
  });

  test.each([
    ['of all that is active or not', { status: 'all' }],
    ['of what was searched for', { search: 'bird' }],
    ['of both, backwards', { status: 'all', search: 'bird', sort: '-name' }],
  ])('pages %s follow each other without gap or repetition', async (_, filter) => {
    for (const name of ['Bird D', 'bird a', 'Bird C', 'bird b', 'Bird E']) await add(name);
    await database.pool.query(`update customer set life = 'inactive' where name_key = 'bird c'`);
    const whole = await list(filter);
    const shown: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await list({ ...filter, limit: '2', ...(cursor !== undefined && { cursor }) });
      expect(page.total).toBe(whole.rows.length);
      shown.push(...page.rows.map(row => row.displayName));
      cursor = page.nextCursor;
    }
    expect(shown).toEqual(whole.rows.map(row => row.displayName));
    expect(shown).toHaveLength('status' in filter ? 5 : 4);
  });

  test.each(['-name', 'balance', '-balance', 'updated', '-updated'])('order %s pages without a gap', async sort => {
    for (const name of ['a', 'b', 'c']) await add(name);
    const first = await list({ limit: '2', sort });
    const rest = await list({ limit: '2', sort, cursor: first.nextCursor ?? '' });
    const ids = [...first.rows, ...rest.rows].map(row => row.id);
    expect(new Set(ids).size).toBe(3);
  });

  test('another workspace sees none of it', async () => {
    const { id } = await add('Private');
    const stranger = await createRecordBench(database.db);
    const key = { workspaceId: stranger.workspaceId, id };
    await expect(readCustomer(bench.tools.db, key, bench.tools.now())).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      deleteRecord(stranger.tools, stranger.actor, { list: recordLists.customer, id }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await names()).toEqual(['Private']);
  });

  test('a cursor that we never gave out is refused', async () => {
    await expect(list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid-request' });
  });
});

describe('changes', () => {
  test('only the sent fields change, and a renamed parent renames its branch', async () => {
    const parent = await add('Harbor', { phone: '1' });
    const child = await add('Quay', { parentId: parent.id });
    await add('Office', { parentId: child.id });
    const change = { id: parent.id, version: 1, fields: { displayName: 'Harbour' } };
    const changed = await updateCustomer(bench.tools, bench.actor, change);
    expect(changed).toMatchObject({ displayName: 'Harbour', phone: '1', version: 2 });
    const full = (await list()).rows.map(row => row.fullName);
    expect(full).toEqual(['Harbour', 'Harbour:Quay', 'Harbour:Quay:Office']);
  });

  test('a change that starts from an older version is refused', async () => {
    const { id } = await add('Harbor');
    await updateCustomer(bench.tools, bench.actor, { id, version: 1, fields: { phone: '1' } });
    const late = updateCustomer(bench.tools, bench.actor, { id, version: 1, fields: { phone: '2' } });
    await expect(late).rejects.toMatchObject({ code: 'version-changed' });
  });

  test('a customer cannot stand below itself', async () => {
    const parent = await add('Harbor');
    const child = await add('Quay', { parentId: parent.id });
    const circle = updateCustomer(bench.tools, bench.actor, {
      id: parent.id,
      version: 1,
      fields: { parentId: child.id },
    });
    await expect(circle).rejects.toMatchObject({ code: 'invalid-request', fields: [{ path: 'parentId' }] });
  });

  test('junk, emoji and long texts are kept as they are', async () => {
    const displayName = `=cmd|' /C calc'!A0,"x";\t🐦`.padEnd(500, 'ß');
    const made = await add(displayName, { notes: 'n'.repeat(2000) });
    expect(made.displayName).toBe(displayName);
    expect(await names({ search: 'calc' })).toEqual([displayName]);
  });
});

describe('deletion', () => {
  test('a deleted customer leaves the list, can be read, and comes back', async () => {
    const { id } = await add('Gone');
    await deleteRecord(bench.tools, bench.actor, { list: recordLists.customer, id: id });
    expect(await names()).toEqual([]);
    expect(await names({ status: 'deleted' })).toEqual(['Gone']);
    const back = await restoreCustomer(bench.tools, bench.actor, id);
    expect(back).toMatchObject({ isActive: true, version: 3 });
    await expect(restoreCustomer(bench.tools, bench.actor, id)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a customer with sub-customers is not deleted from above them', async () => {
    const parent = await add('Harbor');
    await add('Quay', { parentId: parent.id });
    const deletion = deleteRecord(bench.tools, bench.actor, { list: recordLists.customer, id: parent.id });
    await expect(deletion).rejects.toThrow('Quay');
  });
});
