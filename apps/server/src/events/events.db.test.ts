import { createInvitation } from '@tieout/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorkspace } from '../testing/make-workspace.ts';
import { ownerAccount, startTestServer, type TestServer } from '../testing/start-test-server.ts';
import type { Visitor } from '../testing/visitor.ts';

let server: TestServer;
let owner: Visitor;
beforeAll(async () => {
  server = await startTestServer();
  owner = await server.signUpOwner();
});
afterAll(() => server.close());

interface Stream {
  readonly text: () => string;
  readonly end: () => void;
  /** `open` still; `ended` by the server, which said that this was all; or `broken` off under it. */
  readonly state: () => 'open' | 'ended' | 'broken';
}

async function listen(visitor: Visitor): Promise<Stream> {
  const ending = new AbortController();
  const response = await visitor.fetch('/api/v1/events', { signal: ending.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  let state: ReturnType<Stream['state']> = 'open';
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) text += decoder.decode(chunk);
  };
  void read().then(
    () => (state = 'ended'),
    () => (state = 'broken'),
  );
  return { text: () => text, end: () => ending.abort(), state: () => state };
}

const expectSoon = (read: () => string | boolean) => expect.poll(read, { timeout: 5_000, interval: 10 });

test('a page hears of a change within moments, and only of its own workspace', async () => {
  const other = await makeWorkspace(server.core, 'Other');
  const stranger = server.visit();
  await stranger.signIn({ email: other.email, password: other.password });
  const [mine, theirs] = [await listen(owner), await listen(stranger)];
  await owner.call(createInvitation, { body: { email: 'live@example.com', role: 'member' } });
  await expectSoon(mine.text).toContain('data: {"topic":"people"}');
  await server.core.announce(server.core.db, { workspaceId: other.workspaceId, topic: 'home' });
  await expectSoon(theirs.text).toContain('data: {"topic":"home"}');
  expect(theirs.text()).not.toContain('people');
  mine.end();
  theirs.end();
});

test('a page hears of a change that another process of the installation made', async () => {
  const other = await startTestServer({ beside: server });
  const elsewhere = other.visit();
  await elsewhere.signIn({ email: ownerAccount.email, password: ownerAccount.password });
  const stream = await listen(owner);
  await elsewhere.call(createInvitation, { body: { email: 'elsewhere@example.com', role: 'member' } });
  await expectSoon(stream.text).toContain('data: {"topic":"people"}');
  stream.end();
  await other.close();
});

test('nothing is heard of what was rolled back', async () => {
  const stream = await listen(owner);
  const workspaceId = owner.session().workspace.id;
  await server.core.db
    .transaction()
    .execute(async tx => {
      await server.core.announce(tx, { workspaceId, topic: 'invoice' });
      throw new Error('no');
    })
    .catch(() => undefined);
  await server.core.announce(server.core.db, { workspaceId, topic: 'item' });
  await expectSoon(stream.text).toContain('item');
  expect(stream.text()).not.toContain('invoice');
  stream.end();
});

test('after the listening connection broke, every page is told to look again', async () => {
  const stream = await listen(owner);
  await server.database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen tieout_live%' and datname = current_database()`,
  );
  await expectSoon(stream.text).toContain('"topic":"invoice"');
  stream.end();
});

test('a server that stops lets its pages go, and does not wait until it may break them off', async () => {
  const short = await startTestServer();
  const stream = await listen(await short.signUpOwner());
  await short.close();
  await expectSoon(stream.state).not.toBe('open');
  expect(stream.state()).toBe('ended');
});
