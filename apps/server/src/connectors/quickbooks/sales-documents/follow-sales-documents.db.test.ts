import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBooksTools } from '../../../compose/create-books-tools.ts';
import type { Tx } from '../../../store/store.ts';
import { countWaiting, makeCompany, putInMirror, quayId, type MadeCompany } from '../../../testing/make-company.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import type { BooksTools } from '../books-tools.ts';
import { followDocument } from './follow-sales-documents.ts';

let server: TestServer;
let tools: BooksTools;
let connection: MadeCompany;

beforeAll(async () => {
  server = await startTestServer({ environment: { TIEOUT_WORKER: 'elsewhere' } });
  tools = createBooksTools(server.core);
});
afterAll(() => server.close());

/** Books with one customer who is here, and one estimate of theirs. */
beforeEach(async () => {
  connection = await makeCompany(server.core);
  await see(tools.db, { token: 0, note: 'Old.' });
});

const follow = (tx: Tx): Promise<void> => followDocument(tx, tools, { connection, kind: 'estimate', booksId: '7' });

/** What the mirror holds from now on. */
function see(db: BooksTools['db'], { token, note }: { readonly token: number; readonly note: string }): Promise<void> {
  const payload = { Id: '7', TxnDate: '2026-11-20', CustomerRef: { value: quayId }, Line: [], PrivateNote: note };
  return putInMirror(db, connection.id, { entity: 'Estimate', token, at: tools.now(), payload });
}

const stored = () =>
  tools.db
    .selectFrom('sales_document')
    .select(['version', sql<string>`content->>'note'`.as('note')])
    .where('connection_id', '=', connection.id)
    .execute();

/** A second look that begins before the first one, which brings something new, is written down. */
async function lookTwice(bring: (tx: Tx) => Promise<void>): Promise<void> {
  let second: Promise<void> = Promise.resolve();
  await tools.db.transaction().execute(async tx => {
    await bring(tx);
    await follow(tx);
    second = tools.db.transaction().execute(follow);
    await expect.poll(() => countWaiting(tools.db), { timeout: 15_000, interval: 20 }).toBe(1);
  });
  await second;
}

test('taking the same state twice changes nothing', async () => {
  await tools.db.transaction().execute(follow);
  await tools.db.transaction().execute(follow);
  expect(await stored()).toEqual([{ version: 1, note: 'Old.' }]);
});

test('who waits for another look goes on from what that one brought, and puts nothing back', async () => {
  await tools.db.transaction().execute(follow);
  await lookTwice(tx => see(tx, { token: 1, note: 'New.' }));
  // Had it put back what was agreed before, the next look would take the same state for a change.
  await tools.db.transaction().execute(follow);
  expect(await stored()).toEqual([{ version: 2, note: 'New.' }]);
});

test('who waits for another look at a new one makes no second one of it', async () => {
  await lookTwice(() => Promise.resolve());
  expect(await stored()).toEqual([{ version: 1, note: 'Old.' }]);
});
