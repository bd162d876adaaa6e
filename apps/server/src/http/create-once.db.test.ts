import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCustomer } from '../records/customers/create-customer.ts';
import { readCustomer } from '../records/customers/read-customer.ts';
import { createRecordBench, customerGiven } from '../records/testing/record-bench.ts';
import { dieBeforeAnswers } from '../testing/die-before-answers.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';
import type { Visitor } from '../testing/visitor.ts';
import type { KnownCaller } from './caller.ts';
import { createOnce } from './create-once.ts';

let server: TestServer;
let owner: Visitor;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.signUpOwner();
});
afterAll(() => server.close());

function post(path: string, body: object, key: string): Promise<Response> {
  return owner.fetch(`/api/v1/${path}`, {
    method: 'POST',
    headers: {
      'x-tieout-csrf': owner.session().csrfToken,
      'content-type': 'application/json',
      'idempotency-key': key,
    },
    body: JSON.stringify(body),
  });
}

const answered = async (response: Response) => (await response.json()) as { readonly id: string };

test.each([
  ['customers', 'customer', { displayName: 'Once Only' }],
  ['items', 'item', { name: 'Once Only' }],
  ['invoices', 'invoice', { customerId: null, lines: [], txnDate: '2026-11-20' }],
] as const)('%s: one whose process died after it stood here is found, not made again', async (path, table, body) => {
  const key = randomUUID();
  const deaths = await dieBeforeAnswers(server.core.db);
  expect((await post(path, body, key)).status).toBe(500);
  const ids = () => server.core.db.selectFrom(table).select('id').execute();
  const [made] = await ids();
  expect(made).toBeDefined();
  await deaths.waitOut();
  expect((await post(path, body, key)).status).toBe(500);
  await deaths.end();
  await deaths.waitOut();
  const last = await post(path, body, key);
  expect([last.status, (await answered(last)).id]).toEqual([201, made?.id]);
  expect(await ids()).toHaveLength(1);
  const other = await post(path, body, randomUUID());
  expect([other.status, (await answered(other)).id === made?.id]).toEqual([201, false]);
});

test('two runs of one request at once make one record, and both answer with it', async () => {
  const { tools, actor, workspaceId } = await createRecordBench(server.core.db);
  const body = customerGiven({ displayName: 'At Once' });
  const call = {
    body,
    workspaceId,
    version: 0,
    idempotencyKey: randomUUID(),
    caller: {
      kind: 'program',
      apiKeyId: randomUUID(),
      name: actor.name,
      workspaceId,
      scopes: [],
    } satisfies KnownCaller,
  };
  const run = () =>
    createOnce(call, {
      tools,
      create: maker => createCustomer(tools, maker, body),
      read: (key, now) => readCustomer(tools.db, key, now),
    });
  const [first, ...others] = await Promise.all([run(), run(), run()]);
  expect(others.map(({ id }) => id)).toEqual([first.id, first.id]);
  const rows = await tools.db.selectFrom('customer').select('id').where('workspace_id', '=', workspaceId).execute();
  expect(rows).toHaveLength(1);
});
