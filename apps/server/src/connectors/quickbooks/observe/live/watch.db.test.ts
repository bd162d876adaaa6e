import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBooksTools } from '../../../../compose/create-books-tools.ts';
import { createLiveTools } from '../../../../compose/create-live-tools.ts';
import { makeWorkspace } from '../../../../testing/make-workspace.ts';
import { startTestServer, type TestServer } from '../../../../testing/start-test-server.ts';
import type { LiveTools } from './live-tools.ts';
import { forgetNotifications, orderReferences, sweepAtStart, watchConnections } from './watch.ts';

let server: TestServer;
let tools: LiveTools;
let active: string;

beforeAll(async () => {
  server = await startTestServer({ environment: { TIEOUT_WORKER: 'elsewhere' } });
  tools = createLiveTools(createBooksTools(server.core), server.core.settings);
  active = await connect('111', 'active');
  await connect('222', 'needs-reconnect');
  await connect('333', 'disconnected');
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.database.pool.query('delete from notification');
  await server.database.pool.query('delete from outbox');
  await server.database.pool.query('delete from graphile_worker._private_jobs');
  await swept(0);
});

async function connect(realmId: string, state: 'active' | 'needs-reconnect' | 'disconnected'): Promise<string> {
  const { core } = server;
  const { workspaceId } = await makeWorkspace(core, `Workshop ${realmId}`);
  const id = core.newId();
  const company = { company_name: `Company ${realmId}`, country: 'US', currency: 'USD', realm_id: realmId };
  const place = { environment: 'emulator', app_url: 'http://books.example', is_emulated: true };
  const by = { connected_by: 'Olivia', connected_at: core.clock() };
  await core.db
    .insertInto('connection')
    .values({ id, workspace_id: workspaceId, state, ...company, ...place, ...by })
    .execute();
  return id;
}

/** As if the last sweep had been so many seconds ago, and the next one due after a minute. */
const swept = (secondsAgo: number) =>
  server.database.pool.query(
    'update connection set swept_at = now() - make_interval(secs => $1), sweep_pause_seconds = 60',
    [secondsAgo],
  );

async function notified(secondsAgo: number, isWorkedOff = false): Promise<void> {
  const at = new Date(server.core.clock().getTime() - secondsAgo * 1_000);
  await server.core.db
    .insertInto('notification')
    .values({
      connection_id: active,
      event_key: `event-${secondsAgo}`,
      entity: 'Invoice',
      books_id: '7',
      operation: 'updated',
      absorbed_id: null,
      happened_at: at,
      received_at: at,
      worked_at: isWorkedOff ? at : null,
    })
    .execute();
}

async function jobs(): Promise<readonly string[]> {
  const { rows } = await server.database.pool.query<{ key: string }>(
    'select key from graphile_worker.jobs order by key',
  );
  return rows.map(({ key }) => key);
}

test('nothing is ordered for a company that is looked after', async () => {
  await notified(1);
  await watchConnections(tools);
  expect(await jobs()).toEqual([]);
});

test('C28 notifications whose job got lost are worked off after all', async () => {
  await notified(40);
  await watchConnections(tools);
  expect(await jobs()).toEqual([`follow:${active}`]);
});

test('C28 a change that waits to go out and whose job got lost is sent after all; what waits for something else is not', async () => {
  const { core } = server;
  const { workspace_id: workspaceId } = await core.db
    .selectFrom('connection')
    .select('workspace_id')
    .where('id', '=', active)
    .executeTakeFirstOrThrow();
  const since = new Date(core.clock().getTime() - 40_000);
  const row = {
    connection_id: active,
    workspace_id: workspaceId,
    kind: 'customer',
    since,
    changed_by: 'Olivia',
  } as const;
  const held = JSON.stringify({ code: 'not-seen-there' });
  await core.db
    .insertInto('outbox')
    .values({ ...row, record_id: core.newId(), held })
    .execute();
  await watchConnections(tools);
  expect(await jobs()).toEqual([]);
  await core.db
    .insertInto('outbox')
    .values({ ...row, record_id: core.newId(), held: null })
    .execute();
  await watchConnections(tools);
  expect(await jobs()).toEqual([`push:${active}`]);
});

test('a sweep that is overdue is ordered, only for companies that can be asked', async () => {
  await swept(61);
  await watchConnections(tools);
  await watchConnections(tools);
  expect(await jobs()).toEqual([`sweep:${active}`]);
});

test('C28 at the start of the program every living company is swept, and what waited goes out', async () => {
  await sweepAtStart(tools);
  expect(await jobs()).toEqual([`push:${active}`, `sweep:${active}`]);
});

test('every day the lists that nobody tells of are read anew', async () => {
  await orderReferences(tools);
  expect(await jobs()).toEqual([`refresh-references:${active}`]);
});

test('old notifications are forgotten once they were worked off', async () => {
  const daySeconds = 86_400;
  await notified(61 * daySeconds, true);
  await notified(62 * daySeconds);
  await notified(59 * daySeconds, true);
  await forgetNotifications(tools);
  const left = await server.core.db.selectFrom('notification').select('event_key').orderBy('id').execute();
  expect(left.map(row => row.event_key)).toEqual([`event-${62 * daySeconds}`, `event-${59 * daySeconds}`]);
});
