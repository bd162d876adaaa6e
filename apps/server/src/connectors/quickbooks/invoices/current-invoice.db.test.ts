import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecordBench } from '../../../records/testing/record-bench.ts';
import { connectCompany } from '../../../testing/connect-company.ts';
import { createTestDatabase, type TestDatabase } from '../../../testing/create-test-database.ts';
import { lockCurrent } from './current-invoice.ts';

const poll = { timeout: 10_000, interval: 10 };
const invoiceId = randomUUID();
let connectionId: string;
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const { workspaceId } = await createRecordBench(db);
  connectionId = await connectCompany(db, workspaceId);
  await sql`insert into invoice (id, workspace_id, txn_date, due_date, currency, tax_mode, totals, total, balance, stage, connection_id, created_at,
      updated_at)
    values (${invoiceId}, ${workspaceId}, '2026-11-01', '2026-11-21', 'USD', 'exclusive', '{"tax":"0","discount":"0","shipping":"0"}', 10, 10,
      'posted', ${connectionId}, now(), now())`.execute(db);
  await sql`insert into link (record_id, connection_id, workspace_id, kind, books_id, base, origin, linked_by, linked_at, synced_at)
    values (${invoiceId}, ${connectionId}, ${workspaceId}, 'invoice', '7', '{}', 'sent', 'Maria', now(), now())`.execute(
    db,
  );
  await sql`insert into mirror (connection_id, entity, books_id, sync_token, life, changed_at, observed_at, payload)
    values (${connectionId}, 'Invoice', '7', 1, 'live', now(), now(), '{"Id":"7","SyncToken":"1"}')`.execute(db);
});
afterAll(() => database.close());

const isSomebodyWaiting = async (): Promise<boolean> => {
  const { rows } =
    await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      database.db,
    );
  return rows.length > 0;
};

test('U09 B02 whoever waited for an invoice sees what was written of it in QuickBooks meanwhile', async () => {
  const { db } = database;
  const later = await db.transaction().execute(async tx => {
    await lockCurrent(tx, { connectionId, invoiceId });
    const waiting = db.transaction().execute(other => lockCurrent(other, { connectionId, invoiceId }));
    await expect.poll(isSomebodyWaiting, poll).toBe(true);
    await sql`update mirror set sync_token = 2, payload = '{"Id":"7","SyncToken":"2"}' where connection_id = ${connectionId}`.execute(
      tx,
    );
    return { waiting };
  });
  expect(await later.waiting).toMatchObject({ SyncToken: '2' });
});
