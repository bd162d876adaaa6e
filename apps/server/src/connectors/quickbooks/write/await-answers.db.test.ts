import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createBooksTools } from '../../../compose/create-books-tools.ts';
import { makeWorkspace } from '../../../testing/make-workspace.ts';
import { startTestServer, type TestServer } from '../../../testing/start-test-server.ts';
import type { BooksTools } from '../books-tools.ts';
import { awaitAnswers, releaseAwaited, type MaybeOurs } from './await-answers.ts';
import { noteIntent } from './pending-write.ts';

let server: TestServer;
let tools: BooksTools;
let workspaceId: string;
let connectionId: string;

beforeAll(async () => {
  server = await startTestServer({ environment: { TIEOUT_WORKER: 'elsewhere' } });
  tools = createBooksTools(server.core);
});
afterAll(() => server.close());

beforeEach(async () => {
  const { core } = server;
  connectionId = core.newId();
  workspaceId = (await makeWorkspace(core, `Workshop ${connectionId}`)).workspaceId;
  const company = { company_name: 'Harbor Books', country: 'US', currency: 'USD', realm_id: connectionId };
  const place = { environment: 'emulator', app_url: 'http://books.example', is_emulated: true };
  const by = { connected_by: 'Olivia', connected_at: core.clock() };
  await core.db
    .insertInto('connection')
    .values({ id: connectionId, workspace_id: workspaceId, state: 'active', ...company, ...place, ...by })
    .execute();
});

/** An invoice that is on its way to customer 5. Answers with the journal's number. */
const sending = (DocNumber?: string): Promise<string> => {
  const body = { CustomerRef: { value: '5' }, Line: [], ...(DocNumber !== undefined && { DocNumber }) };
  const request = { operation: 'create', entity: 'Invoice', body, lineIds: [] } as const;
  const intent = { recordKind: 'invoice', recordId: tools.newId(), name: 'invoice', by: 'Olivia', request } as const;
  const connection = { id: connectionId, workspaceId };
  return tools.db.transaction().execute(tx => noteIntent(tx, tools, { intent, connection }));
};

/** What the mirror holds of an invoice that was told of. */
async function told(
  booksId: string,
  { number, customer = '5' }: { number?: string; customer?: string },
): Promise<void> {
  const payload = { Id: booksId, CustomerRef: { value: customer }, ...(number !== undefined && { DocNumber: number }) };
  const at = server.core.clock();
  const row = { connection_id: connectionId, entity: 'Invoice', books_id: booksId, sync_token: '0' } as const;
  await tools.db
    .insertInto('mirror')
    .values({ ...row, life: 'live', changed_at: at, observed_at: at, payload: JSON.stringify(payload) })
    .execute();
}

const awaited = async (...booksIds: readonly string[]): Promise<readonly string[]> => {
  const asked: MaybeOurs = { connectionId, entity: 'Invoice', booksIds };
  return [...(await tools.db.transaction().execute(tx => awaitAnswers(tx, tools, asked)))];
};

const settle = (journalId: string, outcome: 'done' | 'refused', booksId: string | null) =>
  tools.db.updateTable('journal').set({ outcome, books_id: booksId }).where('id', '=', journalId).execute();

async function toldAgain(): Promise<readonly string[]> {
  await releaseAwaited(tools.db, tools, connectionId);
  const rows = await tools.db
    .selectFrom('notification')
    .select('books_id')
    .where('connection_id', '=', connectionId)
    .orderBy('id')
    .execute();
  return rows.map(row => row.books_id);
}

const rows: readonly {
  readonly what: string;
  readonly sent?: string;
  readonly seen: Parameters<typeof told>[1];
  readonly isAwaited: boolean;
}[] = [
  { what: 'without a number, any of the customer may be ours', seen: { number: '1001' }, isAwaited: true },
  { what: 'of the number that was sent', sent: '1001', seen: { number: '1001' }, isAwaited: true },
  { what: 'of another number', sent: '1001', seen: { number: '1002' }, isAwaited: false },
  { what: 'of another customer', sent: '1001', seen: { number: '1001', customer: '6' }, isAwaited: false },
];
test.each(rows)('an invoice that is told of while ours is on its way: $what', async ({ sent, seen, isAwaited }) => {
  await sending(sent);
  await told('7', seen);
  expect(await awaited('7')).toEqual(isAwaited ? ['7'] : []);
});

test('with nothing on its way nothing is awaited', async () => {
  await settle(await sending(), 'refused', null);
  await told('7', {});
  expect(await awaited('7')).toEqual([]);
});

test('once the answer is there, what was another’s is told of again, and ours is not', async () => {
  const journalId = await sending();
  await told('7', {});
  await told('8', {});
  expect(await awaited('7', '8')).toEqual(expect.arrayContaining(['7', '8']));
  expect(await toldAgain()).toEqual([]);
  await settle(journalId, 'done', '7');
  expect(await toldAgain()).toEqual(['8']);
  expect(await toldAgain()).toEqual(['8']);
});

test('after a refusal everything that waited is told of again; what was deleted meanwhile is not', async () => {
  const journalId = await sending();
  await told('7', {});
  await told('8', {});
  await awaited('7', '8');
  await tools.db.updateTable('mirror').set({ life: 'deleted' }).where('books_id', '=', '8').execute();
  await settle(journalId, 'refused', null);
  expect(await toldAgain()).toEqual(['7']);
});
