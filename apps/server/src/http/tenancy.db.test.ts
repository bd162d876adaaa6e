import { endpoints, type AnyEndpoint } from '@tieout/api';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleOf } from '../testing/example-of.ts';
import { listWorkspaceRecords } from '../testing/list-workspace-records.ts';
import { makeWorkspace } from '../testing/make-workspace.ts';
import { probeEndpoints } from '../testing/probe-endpoints.ts';
import { proberOf } from '../testing/prober-of.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import { fillEveryTable } from '../testing/fill-every-table.ts';
import type { Visitor } from '../testing/visitor.ts';

/** A word that stands in every text column of the victim's rows and must not appear in any answer to the intruder. */
const marker = 'VICTIMS-SECRET';

/** The installation's own bookkeeping; people belong to workspaces by membership; refused webhooks name no company that we know. */
const installationTables = new Set([
  'installation',
  'installation_key',
  'notification_refusal',
  'person',
  'rate_limit',
  'schema_migration',
  'worker_process',
  'workspace',
]);

const changesWhoKnocks = new Set(['session.delete', 'session.switch-workspace']);

let server: TestServer;
let intruder: Visitor;
let victimId: string;

beforeAll(async () => {
  server = await startTestServer();
  intruder = await server.signUpOwner();
  victimId = (await makeWorkspace(server.core, marker)).workspaceId;
  await fillEveryTable(server.core, { workspaceId: victimId, marker });
});
afterAll(() => server.close());

test('every table of business data carries workspace_id, or hangs by a required reference on one that does', async () => {
  const orphans = await sql<{ name: string }>`
    with recursive tenanted as (
      select c.oid from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'workspace_id'
      union
      select f.conrelid from pg_constraint f join tenanted t on f.confrelid = t.oid
      join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1] and a.attnotnull
      where f.contype = 'f')
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and oid not in (select oid from tenanted)`.execute(
    server.core.db,
  );
  expect(orphans.rows.map(row => row.name).filter(name => !installationTables.has(name))).toEqual([]);
});

/** A session is a secret of its person: no endpoint names one. */
test('there is a row of the other workspace in every table that names one', async () => {
  const { db } = server.core;
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name = 'workspace_id' and table_name <> 'session'`.execute(db);
  for (const { name } of tables.rows) {
    const { rows } = await sql`select 1 from ${sql.table(name)} where workspace_id = ${victimId} limit 1`.execute(db);
    expect([name, rows.length]).toEqual([name, 1]);
  }
});

const withIds = endpoints.filter(({ params, access }) => params !== undefined && access !== 'public');

test.each(withIds.map(endpoint => [endpoint.name, endpoint] as const))(
  '%s neither shows nor touches a record of another workspace, whatever its id',
  async (_, endpoint) => {
    const before = await listWorkspaceRecords(server.core, victimId);
    const probers = [proberOf('owner of another workspace', intruder)];
    for (const id of new Set(before.map(record => record.id))) {
      const params = new Proxy<Record<string, string>>(
        {},
        { get: (_target, name) => (String(name).endsWith('Id') ? id : undefined) },
      );
      const answers = await probeEndpoints({ origin: server.url, endpoints: [endpoint], probers, params });
      const leaks = answers.filter(({ status, code }) => ![401, 403, 404].includes(status) && code !== 'not-available');
      expect(leaks.map(({ status, body }) => `${status} ${body}`)).toEqual([]);
    }
    expect(await listWorkspaceRecords(server.core, victimId)).toEqual(before);
  },
);

/** Whether its body or its query has a place for the id of a record. */
function canPointAt({ access, body, query }: AnyEndpoint): boolean {
  const id = '00000000-0000-7000-8000-00000000beef';
  const examples = [body, query].map(schema => schema && exampleOf(schema, id));
  return access !== 'public' && JSON.stringify(examples).includes(id);
}

test('no request may point to a record of another workspace, in its body or its query', async () => {
  const before = await listWorkspaceRecords(server.core, victimId);
  const probers = [proberOf('owner of another workspace', intruder)];
  const pointing = endpoints.filter(endpoint => canPointAt(endpoint) && !changesWhoKnocks.has(endpoint.name));
  expect(pointing.map(({ name }) => name)).toEqual(expect.arrayContaining(['invoices.create', 'customers.create']));
  // A number, as rows of a journal have it, is found in any text.
  for (const id of new Set(before.map(record => record.id).filter(one => !/^\d+$/.test(one)))) {
    const answers = await probeEndpoints({ origin: server.url, endpoints: pointing, probers, reference: id });
    const leaks = answers.filter(({ body, status }) => body.includes(marker) || status === 500);
    expect(leaks.map(({ endpoint, body }) => `${endpoint.name} ${body}`)).toEqual([]);
    const own = await listWorkspaceRecords(server.core, intruder.session().workspace.id);
    expect(own.filter(({ row }) => row.includes(id)).map(({ table, row }) => `${table} ${row}`)).toEqual([]);
  }
  expect(await listWorkspaceRecords(server.core, victimId)).toEqual(before);
});

test('no list of one workspace holds a row of another', async () => {
  const lists = endpoints.filter(({ params, name }) => params === undefined && !changesWhoKnocks.has(name));
  const probers = [proberOf('owner of another workspace', intruder)];
  const answers = await probeEndpoints({ origin: server.url, endpoints: lists, probers });
  expect(answers.filter(({ body }) => body.includes(marker)).map(({ endpoint }) => endpoint.name)).toEqual([]);
});
