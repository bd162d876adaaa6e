import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { updateInvoice, type Invoice } from '@tieout/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { composeAreas } from '../apps/server/src/compose/compose-areas.ts';
import { createCore } from '../apps/server/src/compose/create-core.ts';
import { createLog } from '../apps/server/src/logs/create-log.ts';
import type { TaskName } from '../apps/server/src/queue/task.ts';
import type { Core } from '../apps/server/src/server-core.ts';
import { readSettings } from '../apps/server/src/settings/read-settings.ts';
import { changeThere } from '../apps/server/src/testing/books-invoices.ts';
import { createTestDatabase, type TestDatabase } from '../apps/server/src/testing/create-test-database.ts';
import { invoiceNow, postInvoiceOf } from '../apps/server/src/testing/post-invoices.ts';
import { startBooksBench, type BooksBench } from '../apps/server/src/testing/start-books-bench.ts';
import { countStatements } from './count-statements.ts';
import { fillConnections, orderRound } from './fill-connections.ts';
import { startSlowBooks, type SlowBooks } from './slow-books.ts';

// What a job costs is how often it asks the database: times depend on the machine, this does not. Whoever needs one more statement for
// every change of every company raises a bound on purpose.
const pushMax = 31;
const strangerMax = 16;
const changeMax = 27;
const invoicePushMax = 65;
const invoiceChangeMax = 59;
const invoicePaymentMax = 63;

let database: TestDatabase;
let books: SlowBooks;
let folder: string;
let core: Core;
let statements: () => readonly string[];
beforeAll(async () => {
  database = await createTestDatabase();
  books = await startSlowBooks(0);
  folder = await mkdtemp(join(tmpdir(), 'tieout-statements-'));
  const settings = readSettings({
    TIEOUT_DATA: folder,
    TIEOUT_SECRET_KEY: randomBytes(32).toString('base64'),
    EMULATOR_PORT: String(books.port),
  });
  core = await createCore({ settings, log: createLog({ level: 'silent' }), pool: database.pool });
  await fillConnections(core, 1);
  await orderRound(core, { round: 0, connections: 1 });
  statements = countStatements(database.pool);
});
afterAll(async () => {
  await books.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Written once a second for all companies, whichever job happens to run then. */
const isCounting = (statement: string): boolean => statement.trimStart().startsWith('insert into call_count');

/** Does a job as a worker would, and answers with what it said to the database. */
async function statementsOf(name: TaskName): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly id: string }>`select id from connection`.execute(core.db);
  const task = composeAreas(core)
    .flatMap(area => area.tasks ?? [])
    .find(one => one.name === name);
  const before = statements().length;
  const context = { attempt: 1, attemptsMax: 1, signal: new AbortController().signal };
  await task?.work({ connectionId: rows[0]?.id ?? '' }, context);
  return statements()
    .slice(before)
    .filter(statement => !isCounting(statement));
}

const countOf = async (what: 'link' | 'outbox'): Promise<number> => {
  const { rows } = await sql<{
    readonly count: number;
  }>`select count(*)::integer as count from ${sql.table(what)}`.execute(core.db);
  return rows[0]?.count ?? 0;
};

test('a new customer is sent with few statements', async () => {
  const said = await statementsOf('books.push');
  expect([await countOf('link'), await countOf('outbox')]).toEqual([1, 0]);
  expect(said.length, said.join('\n')).toBeLessThanOrEqual(pushMax);
  // What is sent is on the disk before. What became of it would be found out anew: it need not be.
  const waitsNot = said.filter(statement => statement.includes(`set_config('synchronous_commit', 'off', true)`));
  expect(waitsNot).toHaveLength(3);
  expect(waitsNot.filter(statement => statement.startsWith('insert into sync_entry'))).toEqual([]);
});

test('a notification of a customer whom the rules leave in QuickBooks is worked off with few statements', async () => {
  const said = await statementsOf('books.follow');
  expect(await countOf('link')).toBe(1);
  expect(said.length, said.join('\n')).toBeLessThanOrEqual(strangerMax);
});

test('a change of a linked customer is taken over with few statements', async () => {
  await sql`insert into notification (connection_id, event_key, entity, books_id, operation, happened_at, received_at)
    select connection_id, 'renamed', 'Customer', books_id, 'updated', now(), now() from link`.execute(core.db);
  const said = await statementsOf('books.follow');
  const { rows } = await sql<{ readonly name: string }>`select display_name as name from customer`.execute(core.db);
  // The books that stand in here say so of whatever they are asked for.
  expect(rows).toEqual([{ name: 'Stranger' }]);
  expect(said.length, said.join('\n')).toBeLessThanOrEqual(changeMax);
});

interface PaidThere {
  readonly LinkedTxn: readonly [{ readonly TxnId: string }];
}

describe('an invoice', () => {
  let bench: BooksBench;
  let realmId: string;
  let connectionId: string;
  let invoice: Invoice;
  beforeAll(async () => {
    bench = await startBooksBench({ hasWebhooks: false, environment: { TIEOUT_WORKER: 'elsewhere' } });
    realmId = await bench.makeCompany();
    connectionId = await bench.connect(realmId);
    invoice = await postInvoiceOf(bench.owner, { total: '100' });
    said = countStatements(bench.server.core.pool);
  });
  afterAll(() => bench.close());

  let said: () => readonly string[];
  const booksId = () => invoice.sync.booksId ?? '';
  const now = () => invoiceNow(bench.owner, invoice);

  const tellOf = (entity: string, id: string) =>
    sql`insert into notification (connection_id, event_key, entity, books_id, operation, happened_at, received_at)
      values (${connectionId}, ${randomUUID()}, ${entity}, ${id}, 'updated', now(), now())`.execute(
      bench.server.core.db,
    );

  /** Does a job as a worker would, and answers with what it said to the database. */
  async function saidBy(name: TaskName): Promise<readonly string[]> {
    const tasks = composeAreas(bench.server.core).flatMap(area => area.tasks ?? []);
    const before = said().length;
    const context = { attempt: 1, attemptsMax: 1, signal: new AbortController().signal };
    await tasks.find(task => task.name === name)?.work({ connectionId, invoiceId: invoice.id }, context);
    return said()
      .slice(before)
      .filter(statement => !isCounting(statement));
  }

  test('that was changed here is sent with few statements', async () => {
    const { version } = await now();
    await bench.owner.call(updateInvoice, { params: { invoiceId: invoice.id }, body: { note: 'Ours' } }, { version });
    const statements = await saidBy('books.push-invoice');
    expect(await now()).toMatchObject({ note: 'Ours', sync: { mark: 'in-step' } });
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(invoicePushMax);
  });

  test('that was changed there is taken over with few statements', async () => {
    const changes: object = { PrivateNote: 'Theirs' };
    await changeThere(bench, realmId, { Id: booksId(), ...changes });
    await tellOf('Invoice', booksId());
    const statements = await saidBy('books.follow');
    expect(await now()).toMatchObject({ note: 'Theirs', sync: { mark: 'in-step' } });
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(invoiceChangeMax);
  });

  test('that was paid there is paid here with few statements', async () => {
    await bench.act(realmId, 'receive-payment', { invoiceId: booksId() });
    const { LinkedTxn } = (await bench.inBooks(realmId, `invoice/${booksId()}`))['Invoice'] as PaidThere;
    await tellOf('Payment', LinkedTxn[0].TxnId);
    await tellOf('Invoice', booksId());
    const statements = await saidBy('books.follow');
    expect(await now()).toMatchObject({ balance: '0', payments: [{ amount: '100' }] });
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(invoicePaymentMax);
  });
});
