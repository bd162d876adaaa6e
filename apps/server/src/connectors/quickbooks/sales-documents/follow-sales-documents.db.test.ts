import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBooksTools } from '../../../compose/create-books-tools.ts';
import type { Tx } from '../../../store/store.ts';
import { makeWorkspace } from '../../../testing/make-workspace.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import type { BooksTools } from '../books-tools.ts';
import { followDocument } from './follow-sales-documents.ts';

let server: TestServer;
let tools: BooksTools;
let connection: { readonly id: string; readonly workspaceId: string };

beforeAll(async () => {
  server = await startTestServer({ environment: { TIEOUT_WORKER: 'elsewhere' } });
  tools = createBooksTools(server.core);
});
afterAll(() => server.close());

/** Books with one customer who is here, and one estimate of theirs. */
beforeEach(async () => {
  const { core } = server;
  const [id, customerId, at] = [core.newId(), core.newId(), core.clock()];
  const { workspaceId } = await makeWorkspace(core, `Workshop ${id}`);
  connection = { id, workspaceId };
  const company = { company_name: 'Harbor Books', country: 'US', currency: 'USD', realm_id: id };
  const place = { environment: 'emulator', app_url: 'http://books.example', is_emulated: true };
  const by = { connected_by: 'Olivia', connected_at: at };
  const own = { workspace_id: workspaceId, created_at: at, updated_at: at };
  const names = { display_name: 'Quay', name_key: `quay ${id}`, full_name: 'Quay', sort_key: 'quay' };
  const link = { connection_id: id, workspace_id: workspaceId, kind: 'customer', record_id: customerId } as const;
  const linked = { origin: 'imported', linked_by: 'Olivia', linked_at: at, synced_at: at } as const;
  await core.db
    .insertInto('connection')
    .values({ id, workspace_id: workspaceId, state: 'active', ...company, ...place, ...by })
    .execute();
  await core.db
    .insertInto('customer')
    .values({ id: customerId, ...own, ...names, currency: 'USD', parent_id: null })
    .execute();
  const base = JSON.stringify({ life: 'live', fields: {} });
  await core.db
    .insertInto('link')
    .values({ ...link, books_id: '5', base, ...linked })
    .execute();
  await tools.db.transaction().execute(tx => see(tx, { token: 0, note: 'Old.' }));
  await tools.db.transaction().execute(follow);
});

const follow = (tx: Tx): Promise<void> => followDocument(tx, tools, { connection, kind: 'estimate', booksId: '7' });

/** What the mirror holds from now on. */
async function see(tx: Tx, { token, note }: { readonly token: number; readonly note: string }): Promise<void> {
  const payload = { Id: '7', TxnDate: '2026-11-20', CustomerRef: { value: '5' }, Line: [], PrivateNote: note };
  await sql`
    insert into mirror (connection_id, entity, books_id, sync_token, life, changed_at, observed_at, payload)
    values (${connection.id}, 'Estimate', '7', ${token}, 'live', ${tools.now()}, ${tools.now()}, ${JSON.stringify(payload)}::jsonb)
    on conflict (connection_id, entity, books_id) do update set sync_token = excluded.sync_token, payload = excluded.payload`.execute(
    tx,
  );
}

const stored = () =>
  tools.db
    .selectFrom('sales_document')
    .select(['version', sql<string>`content->>'note'`.as('note')])
    .where('connection_id', '=', connection.id)
    .execute();

/** How many statements wait for a row that another transaction holds. */
async function waiting(): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::integer as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(tools.db);
  return rows[0]?.count ?? 0;
}

test('taking the same state twice changes nothing', async () => {
  await tools.db.transaction().execute(follow);
  expect(await stored()).toEqual([{ version: 1, note: 'Old.' }]);
});

test('who waits for another look goes on from what that one brought, and puts nothing back', async () => {
  let second: Promise<void> = Promise.resolve();
  await tools.db.transaction().execute(async tx => {
    await see(tx, { token: 1, note: 'New.' });
    await follow(tx);
    second = tools.db.transaction().execute(follow);
    await expect.poll(waiting, { timeout: 15_000, interval: 20 }).toBe(1);
  });
  await second;
  // Had it put back what was agreed before, the next look would take the same state for a change.
  await tools.db.transaction().execute(follow);
  expect(await stored()).toEqual([{ version: 2, note: 'New.' }]);
});
