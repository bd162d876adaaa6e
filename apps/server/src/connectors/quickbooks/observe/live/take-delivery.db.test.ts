import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeWorkspace } from '../../../../testing/make-workspace.ts';
import { startTestServer, type TestServer } from '../../../../testing/start-test-server.ts';

const token = 'verifier-token-of-the-test';
let server: TestServer;
let ours: string;
let theirs: string;

beforeAll(async () => {
  const environment = { QUICKBOOKS_WEBHOOK_TOKEN: token, TIEOUT_WORKER: 'elsewhere' };
  server = await startTestServer({ environment });
  ours = await connect('111', 'active');
  theirs = await connect('222', 'active');
  await connect('333', 'disconnected');
});
afterAll(() => server.close());
beforeEach(async () => {
  const { pool } = server.database;
  await pool.query('delete from notification');
  await pool.query('delete from graphile_worker._private_jobs');
  await pool.query('delete from notification_refusal');
});

/** A company that a workspace of its own is connected to. */
async function connect(realmId: string, state: 'active' | 'disconnected'): Promise<string> {
  const { core } = server;
  const { workspaceId } = await makeWorkspace(core, `Workshop ${realmId}`);
  const id = core.newId();
  await core.db
    .insertInto('connection')
    .values({
      id,
      workspace_id: workspaceId,
      realm_id: realmId,
      state,
      company_name: `Company ${realmId}`,
      country: 'US',
      currency: 'USD',
      environment: 'emulator',
      app_url: 'http://books.example',
      is_emulated: true,
      connected_by: 'Olivia',
      connected_at: core.clock(),
      wizard_step: 'done',
    })
    .execute();
  return id;
}

const sign = (body: string | Buffer, key = token) => createHmac('sha256', key).update(body).digest('base64');

function deliver(body: string | Buffer, signature: string | null = sign(body)): Promise<Response> {
  return fetch(`${server.url}/webhooks/quickbooks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(signature !== null && { 'intuit-signature': signature }) },
    body,
  });
}

const cloudEvent = (realmId: string, more = {}) => ({
  specversion: '1.0',
  id: 'event-1',
  source: 'intuit.x=',
  type: 'qbo.payment.created.v1',
  time: '2026-03-02T17:14:41.179851517Z',
  intuitentityid: '145',
  intuitaccountid: realmId,
  data: {},
  ...more,
});
const classic = (...companies: readonly (readonly [realmId: string, ...entities: readonly object[]])[]) => ({
  eventNotifications: companies.map(([realmId, ...entities]) => ({ realmId, dataChangeEvent: { entities } })),
});
const entity = (more = {}) => ({
  name: 'Invoice',
  id: '7',
  operation: 'Update',
  lastUpdated: '2026-03-02T17:14:41.000Z',
  ...more,
});

const stored = () =>
  server.core.db
    .selectFrom('notification')
    .select(['connection_id', 'entity', 'books_id', 'operation', 'absorbed_id', 'worked_at'])
    .orderBy('id')
    .execute();
const jobs = async () =>
  (await server.database.pool.query<{ key: string }>('select key from graphile_worker.jobs order by key')).rows.map(
    ({ key }) => key,
  );
/** Refusals are written a moment after they were counted, those of the test before perhaps among them. */
const refusals = async () =>
  Object.fromEntries(
    (await server.core.db.selectFrom('notification_refusal').select(['reason', 'count']).execute()).map(
      ({ reason, count }) => [reason, Number(count)],
    ),
  );
const expectRefusals = (expected: object) => expect.poll(refusals, { timeout: 5_000 }).toMatchObject(expected);

describe('U28 a delivery that nobody signed for us', () => {
  test.each([
    ['without a signature', null],
    ['with the signature of another body', sign('[]')],
    ['with another key', sign(JSON.stringify([cloudEvent('111')]), 'guessed')],
    ['with half a signature', sign(JSON.stringify([cloudEvent('111')])).slice(0, 20)],
    ['with no base64 at all', '????'],
  ])('%s is refused, counted, and nothing of it is kept', async (_, signature) => {
    const answer = await deliver(JSON.stringify([cloudEvent('111')]), signature);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('');
    expect(await stored()).toEqual([]);
    expect(await jobs()).toEqual([]);
    await expectRefusals({ 'bad-signature': 1 });
  });

  test('one changed byte breaks it, however the JSON reads', async () => {
    const body = JSON.stringify([cloudEvent('111')]);
    expect((await deliver(body.replace('[{', '[ {'), sign(body))).status).toBe(401);
  });
});

describe('U28 a signed delivery', () => {
  test('of CloudEvents is kept, and its work is in the queue of its company', async () => {
    expect((await deliver(JSON.stringify([cloudEvent('111')]))).status).toBe(200);
    expect(await stored()).toMatchObject([
      { connection_id: ours, entity: 'Payment', books_id: '145', operation: 'created', worked_at: null },
    ]);
    expect(await jobs()).toEqual([`follow:${ours}`]);
  });

  test('in the classic format brings the events of several companies', async () => {
    const merge = entity({ name: 'Customer', id: '1', operation: 'Merge', deletedId: '9' });
    expect((await deliver(JSON.stringify(classic(['111', entity(), merge], ['222', entity()])))).status).toBe(200);
    expect(await stored()).toMatchObject([
      { connection_id: ours, entity: 'Invoice', books_id: '7', operation: 'updated' },
      { connection_id: ours, entity: 'Customer', books_id: '1', operation: 'merged', absorbed_id: '9' },
      { connection_id: theirs, entity: 'Invoice', books_id: '7', operation: 'updated' },
    ]);
    expect(await jobs()).toEqual([`follow:${ours}`, `follow:${theirs}`].sort());
  });

  test.each([
    ['CloudEvents', JSON.stringify([cloudEvent('111'), cloudEvent('111')])],
    ['classic', JSON.stringify(classic(['111', entity(), entity()]))],
  ])('that comes twice is kept once (%s)', async (_, body) => {
    for (let round = 0; round < 3; round += 1) expect((await deliver(body)).status).toBe(200);
    expect(await stored()).toHaveLength(1);
  });

  test('the same change a second later is another event', async () => {
    await deliver(JSON.stringify(classic(['111', entity(), entity({ lastUpdated: '2026-03-02T17:14:42.000Z' })])));
    expect(await stored()).toHaveLength(2);
  });

  test('a burst of deliveries makes one job a company', async () => {
    const bodies = Array.from({ length: 40 }, (_, at) => JSON.stringify([cloudEvent('111', { id: `event-${at}` })]));
    const statuses = await Promise.all(bodies.map(async body => (await deliver(body)).status));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(await stored()).toHaveLength(40);
    expect(await jobs()).toEqual([`follow:${ours}`]);
  });

  test('of companies that nobody here is connected to is answered, so that it is not sent for a week, and counted', async () => {
    const body = JSON.stringify(classic(['999', entity()], ['333', entity()], ['111', entity()]));
    expect((await deliver(body)).status).toBe(200);
    expect(await stored()).toMatchObject([{ connection_id: ours }]);
    await expectRefusals({ 'unknown-company': 2 });
  });

  test('keeps what it understands; the rest is counted', async () => {
    const body = JSON.stringify([cloudEvent('111'), cloudEvent('111', { id: 'e2', type: 'qbo.invoice.exploded.v1' })]);
    expect((await deliver(body)).status).toBe(200);
    expect(await stored()).toHaveLength(1);
    await expectRefusals({ 'unreadable-event': 1 });
  });

  test.each(['{"eventNotifications":', '{}', 'null', '', '<xml/>', Buffer.from([0xff, 0xfe, 0x00])])(
    'that is no webhook is refused and counted: %j',
    async body => {
      expect((await deliver(body)).status).toBe(400);
      await expectRefusals({ unreadable: 1 });
    },
  );

  test('over a megabyte is refused unread', async () => {
    const body = Buffer.alloc(1_000_001, 32);
    expect((await deliver(body)).status).toBe(413);
    await expectRefusals({ 'too-large': 1 });
  });

  test('emoji and long ids do no harm', async () => {
    const body = JSON.stringify([cloudEvent('111', { id: '🦊'.repeat(5_000), intuitentityid: '9'.repeat(400) })]);
    expect((await deliver(body)).status).toBe(200);
    expect(await stored()).toHaveLength(1);
  });
});

test('another method is refused, and figures are told', async () => {
  expect((await fetch(`${server.url}/webhooks/quickbooks`)).status).toBe(405);
  await deliver(JSON.stringify([cloudEvent('111')]));
  const figures = await (await fetch(`${server.url}/metrics`)).text();
  expect(figures).toMatch(/tieout_notification_total\{outcome="stored"\} \d+/);
  expect(figures).toContain('tieout_http_request_seconds_bucket{le="0.05",endpoint="quickbooks.webhook",status="200"}');
});

test('without a verifier token nobody is believed', async () => {
  const silent = await startTestServer();
  const body = '[]';
  const answer = await fetch(`${silent.url}/webhooks/quickbooks`, {
    method: 'POST',
    headers: { 'intuit-signature': sign(body, '') },
    body,
  });
  expect(answer.status).toBe(401);
  await silent.close();
});
