import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareSides } from '../apps/server/src/connectors/quickbooks/tie-out/compare-sides.ts';
import { findComparedConnection } from '../apps/server/src/connectors/quickbooks/tie-out/compared-connection.ts';
import { openDatabase } from '../apps/server/src/database/open-database.ts';
import { createPool } from '../apps/server/src/store/create-pool.ts';
import { migrateAll } from '../apps/server/src/store/migrate-all.ts';
import { createDb, type Db } from '../apps/server/src/store/store.ts';
import { fillInvoices } from '../apps/server/src/testing/fill-invoices.ts';
import { median, type Bench, type Row } from './row.ts';

const invoiceCount = 100_000;
const customerCount = 5_000;
const runsMeasured = 3;

async function run(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-bench-'));
  const database = await openDatabase({ dataFolder: folder, mayJoin: false });
  const pool = createPool({ connection: database.connection });
  try {
    await migrateAll(pool);
    const db = createDb(pool);
    const connectionId = await makeConnection(db);
    const seconds: number[] = [];
    for (let turn = 0; turn < runsMeasured; turn += 1) seconds.push(await compareOnce(db, connectionId));
    return [
      {
        name: `tie-out of ${invoiceCount} × ${invoiceCount} invoices`,
        value: median(seconds),
        unit: 's',
        goal: { atMost: 15 },
      },
    ];
  } finally {
    await pool.end();
    await database.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeConnection(db: Db): Promise<string> {
  const [workspaceId, connectionId] = [randomUUID(), randomUUID()];
  const at = new Date();
  const workspace = {
    id: workspaceId,
    name: 'Bench',
    locale: 'en-US',
    time_zone: 'UTC',
    currency: 'USD',
    created_at: at,
  };
  await db.insertInto('workspace').values(workspace).execute();
  await db
    .insertInto('connection')
    .values({
      id: connectionId,
      workspace_id: workspaceId,
      realm_id: '1',
      state: 'active',
      company_name: 'Bench Books',
      country: 'US',
      currency: 'USD',
      environment: 'bench',
      app_url: 'https://books.example',
      is_emulated: true,
      connected_by: 'Bench',
      connected_at: at,
      preset: 'mirror',
    })
    .execute();
  await fillInvoices(db, { connectionId, workspaceId, count: invoiceCount, customers: customerCount });
  return connectionId;
}

/** What it measures is checked too: a comparison that finds what is not there would be worth nothing, however fast. */
async function compareOnce(db: Db, connectionId: string): Promise<number> {
  const connection = await findComparedConnection(db, connectionId);
  if (connection === undefined) throw new Error('The connection of the bench is gone.');
  const tieOutId = randomUUID();
  const row = { id: tieOutId, workspace_id: connection.workspaceId, connection_id: connectionId, started_by: 'Bench' };
  await db
    .insertInto('tie_out_run')
    .values({ ...row, source: 'mirror', state: 'running', started_at: new Date() })
    .execute();
  const start = performance.now();
  const { counts } = await db.transaction().execute(tx => compareSides(tx, { tieOutId, connection }));
  const seconds = (performance.now() - start) / 1000;
  if (counts.documents !== invoiceCount || counts.differing > 0)
    throw new Error(`Not equal: ${JSON.stringify(counts)}`);
  return seconds;
}

/** Compares two equal sides, each with a hundred thousand invoices of two lines, and stores every document of the result. */
export const bench: Bench = { title: `Tie-out of ${invoiceCount} invoices`, run };
