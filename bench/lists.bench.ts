import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countInvoices, listCustomers, listInvoices, listItems, readHome } from '@tieout/api';
import { openDatabase } from '../apps/server/src/database/open-database.ts';
import { createPool } from '../apps/server/src/store/create-pool.ts';
import { startProgram } from '../apps/server/src/testing/start-program.ts';
import { ownerAccount } from '../apps/server/src/testing/start-test-server.ts';
import { createVisitor, type Visitor } from '../apps/server/src/testing/visitor.ts';
import { fillLists } from './fill-lists.ts';
import { percentile, type Bench, type Row } from './row.ts';

const rowCount = 100_000;
const callsMeasured = 100;
const warmUps = 5;
const pagesBehind = 40;
const goal = { atMost: 50 } as const;

type Ask = (at: number) => Promise<{ readonly nextCursor?: string | null }>;

/** Server and database are programs of their own, asked over HTTP one call after the other, as one person does. */
async function run(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-bench-'));
  const server = startProgram({
    file: new URL('../apps/cli/src/main.ts', import.meta.url),
    args: ['serve'],
    environment: { TIEOUT_DATA: folder, PORT: '0', LOG_LEVEL: 'error' },
  });
  try {
    const serverUrl = (await server.line('Tieout is at')).replace('Tieout is at ', '');
    const owner = createVisitor(serverUrl);
    await owner.signUp(ownerAccount);
    await fill(folder);
    return await measureAll(owner);
  } finally {
    await server.kill('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  }
}

export const bench: Bench = { title: `Lists of ${rowCount} customers, items and invoices each`, run };

async function fill(folder: string): Promise<void> {
  const database = await openDatabase({ dataFolder: folder, mayJoin: true });
  const pool = createPool({ connection: database.connection });
  await fillLists(pool, rowCount);
  await pool.end();
}

/** A search for what most rows hold, and for what few do. */
const words = ['garage', 'maria', 'okafor', 'sto', 'ca', '555', 'atelier', '4711', 'no such word', 'lu'];
const wordOf = (at: number): string => words[at % words.length] ?? '';

async function measureAll(owner: Visitor): Promise<readonly Row[]> {
  const asks: readonly (readonly [string, Ask])[] = [
    ['customers', () => owner.call(listCustomers, {})],
    ['customers by balance', () => owner.call(listCustomers, { query: { sort: '-balance' } })],
    ['customers by change', () => owner.call(listCustomers, { query: { sort: '-updated' } })],
    ['customers, inactive too', () => owner.call(listCustomers, { query: { status: 'all' } })],
    ['customers with a problem', () => owner.call(listCustomers, { query: { mark: 'problem' } })],
    ['customers in step', () => owner.call(listCustomers, { query: { mark: 'in-step' } })],
    ['customers searched', at => owner.call(listCustomers, { query: { search: wordOf(at) } })],
    ['items', () => owner.call(listItems, {})],
    ['items by price', () => owner.call(listItems, { query: { sort: '-price' } })],
    ['items of a rare kind', () => owner.call(listItems, { query: { kind: 'bundle' } })],
    ['items that can be sold', () => owner.call(listItems, { query: { sellable: 'true' } })],
    ['items searched', at => owner.call(listItems, { query: { search: wordOf(at) } })],
    ['invoices', () => owner.call(listInvoices, {})],
    ['invoices by total', () => owner.call(listInvoices, { query: { sort: '-total' } })],
    ['invoices overdue', () => owner.call(listInvoices, { query: { state: 'overdue', sort: 'due' } })],
    ['invoices paid', () => owner.call(listInvoices, { query: { state: 'paid' } })],
    ['drafts', () => owner.call(listInvoices, { query: { state: 'draft' } })],
    ['invoices of a month', () => owner.call(listInvoices, { query: { from: '2026-03-01', to: '2026-03-31' } })],
    ['invoices searched', at => owner.call(listInvoices, { query: { search: wordOf(at) } })],
    ['invoices counted by state', async () => ({ ...(await owner.call(countInvoices, {})), nextCursor: null })],
    ['home', async () => ({ ...(await owner.call(readHome, {})), nextCursor: null })],
    ['customers, far behind', await farBehind(cursor => owner.call(listCustomers, { query: { cursor } }))],
    ['items, far behind', await farBehind(cursor => owner.call(listItems, { query: { cursor } }))],
    ['invoices, far behind', await farBehind(cursor => owner.call(listInvoices, { query: { cursor } }))],
  ];
  const rows: Row[] = [];
  for (const [name, ask] of asks) rows.push({ name: `${name}, p95`, value: await p95Of(ask), unit: 'ms', goal });
  return rows;
}

async function p95Of(ask: Ask): Promise<number> {
  const times: number[] = [];
  for (let at = -warmUps; at < callsMeasured; at += 1) {
    const startedAt = performance.now();
    await ask(Math.max(at, 0));
    if (at >= 0) times.push(performance.now() - startedAt);
  }
  return percentile(times, 0.95);
}

/** The page that somebody sees who scrolled on and on. */
async function farBehind(page: (cursor?: string) => ReturnType<Ask>): Promise<Ask> {
  let cursor: string | undefined;
  for (let at = 0; at < pagesBehind; at += 1) cursor = (await page(cursor)).nextCursor ?? undefined;
  return () => page(cursor);
}
