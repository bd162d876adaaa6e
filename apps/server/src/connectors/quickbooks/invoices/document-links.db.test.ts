import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordBench } from '../../../records/testing/record-bench.ts';
import { createTestDatabase, type TestDatabase } from '../../../testing/create-test-database.ts';
import { linksOf } from './document-links.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('an item that was merged away in the books leads to the item here that is linked to the survivor', async () => {
  const { db } = database;
  const { workspaceId } = await createRecordBench(db);
  const connectionId = randomUUID();
  const at = new Date();
  await db
    .insertInto('connection')
    .values({
      ...{ id: connectionId, workspace_id: workspaceId, realm_id: connectionId, state: 'active' },
      ...{ company_name: 'Harbor Books', country: 'US', currency: 'USD', environment: 'test', preset: 'mirror' },
      ...{ app_url: 'https://books.example', is_emulated: true, connected_by: 'Maria', connected_at: at },
    })
    .execute();
  const [absorbed, survivor] = [randomUUID(), randomUUID()];
  const link = { connection_id: connectionId, workspace_id: workspaceId, kind: 'item', origin: 'imported' } as const;
  const facts = { base: '{}', linked_by: 'Maria', linked_at: at, synced_at: at };
  await db
    .insertInto('link')
    .values([
      { ...link, ...facts, record_id: absorbed, books_id: '4' },
      { ...link, ...facts, record_id: survivor, books_id: '7' },
    ])
    .execute();
  const mirrored = { connection_id: connectionId, entity: 'Item', sync_token: '0', changed_at: at, observed_at: at };
  await db
    .insertInto('mirror')
    .values([
      { ...mirrored, books_id: '4', life: 'merged', payload: '{}', merged_into: '7' },
      { ...mirrored, books_id: '7', life: 'live', payload: '{}' },
    ])
    .execute();

  const links = await linksOf(db, connectionId, { recordIds: [absorbed], booksIds: ['7'] });

  expect(links.survivorOf('item', absorbed)).toBe(survivor);
  expect(links.survivorOf('item', survivor)).toBeUndefined();
});
