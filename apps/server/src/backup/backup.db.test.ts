import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCore } from '../compose/create-core.ts';
import { createLog } from '../logs/create-log.ts';
import { enqueue } from '../queue/enqueue.ts';
import { readSettings } from '../settings/read-settings.ts';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { fillEveryTable } from '../testing/fill-every-table.ts';
import { newFolder } from '../testing/new-folder.ts';
import { makeWorkspace } from '../testing/make-workspace.ts';
import { readTables, sumTable, type TableSum } from './table-facts.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

let source: TestDatabase;
let folder: string;
let path: string;

// What breaks naive exports: quotes, commas, backslashes, line ends, the empty text, emoji, very exact numbers.
const nasty = '",\\(){}\n\t\r\\N €😀 \'; drop table customer;--';

beforeAll(async () => {
  source = await createTestDatabase();
  folder = await newFolder();
  path = join(folder, 'first.backup');
  const settings = readSettings({ TIEOUT_DATA: folder });
  const core = await createCore({ settings, pool: source.pool, log: createLog({ level: 'silent' }) });
  const { workspaceId } = await makeWorkspace(core, nasty);
  await fillEveryTable(core, { workspaceId, marker: nasty });
  await enqueue(source.db, {
    name: 'housekeeping.sweep',
    payload: {},
    queueName: 'q',
    jobKey: 'k',
    runAt: new Date(2e12),
  });
  await writeBackup({ pool: source.pool, path, secretKeyId: 'key-1', now: new Date() });
});
afterAll(() => source.close());

async function emptyDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  await database.pool.query('drop schema public cascade; create schema public; drop schema graphile_worker cascade');
  return database;
}

async function sums({ pool }: TestDatabase): Promise<Record<string, TableSum>> {
  const client = await pool.connect();
  const found: Record<string, TableSum> = {};
  for (const table of await readTables(client)) found[table.name] = await sumTable(client, table);
  client.release();
  return found;
}

describe('a backup', () => {
  test('restored into an empty database gives every row of every table back, and the waiting work', async () => {
    const target = await emptyDatabase();
    const summary = await restoreBackup({ pool: target.pool, path });
    expect(summary).toMatchObject({ jobs: 1, manifest: { secretKeyId: 'key-1' } });
    const restored = await sums(target);
    expect(restored).toEqual(await sums(source));
    expect(Number(restored['customer']?.count)).toBeGreaterThan(0);
    const workspaces = await target.db.selectFrom('workspace').select('name').execute();
    expect(workspaces).toEqual([{ name: nasty }]);
    const jobs = await target.pool.query('select task_identifier, queue_name, key, run_at from graphile_worker.jobs');
    expect(jobs.rows).toEqual([
      { task_identifier: 'housekeeping.sweep', queue_name: 'q', key: 'k', run_at: new Date(2e12) },
    ]);
    await target.close();
  });

  test('puts every reference back, so that wrong rows are refused again', async () => {
    const target = await emptyDatabase();
    await restoreBackup({ pool: target.pool, path });
    const references = `select count(*)::int as count from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`;
    const [before, after] = await Promise.all([source.pool.query(references), target.pool.query(references)]);
    expect(after.rows).toEqual(before.rows);
    await expect(target.pool.query('update customer set workspace_id = gen_random_uuid()')).rejects.toThrow(
      /foreign key/,
    );
    await target.close();
  });

  test('of a database that is written to meanwhile holds one moment of it', async () => {
    const busy = await createTestDatabase();
    let isOver = false;
    let written = 0;
    const write = async () => {
      for (; !isOver; written += 1) await writePair(busy);
    };
    const writing = write();
    const busyPath = join(folder, 'busy.backup');
    await expect.poll(() => written, { timeout: 10_000 }).toBeGreaterThan(10);
    await writeBackup({ pool: busy.pool, path: busyPath, secretKeyId: 'k', now: new Date() });
    isOver = true;
    await writing;
    const target = await emptyDatabase();
    await restoreBackup({ pool: target.pool, path: busyPath });
    const found = await sums(target);
    expect(Number(found['workspace']?.count)).toBeGreaterThan(10);
    expect(found['audit_entry']?.count).toBe(found['workspace']?.count);
    await busy.close();
    await target.close();
  });

  test('never overwrites a file and leaves nothing half written', async () => {
    const again = writeBackup({ pool: source.pool, path, secretKeyId: 'k', now: new Date() });
    await expect(again).rejects.toMatchObject({ code: 'file-exists' });
    const nowhere = writeBackup({
      pool: source.pool,
      path: join(folder, 'no/such/x'),
      secretKeyId: 'k',
      now: new Date(),
    });
    await expect(nowhere).rejects.toMatchObject({ code: 'file-not-writable' });
    expect((await readdir(folder)).filter(name => name.includes('unfinished'))).toEqual([]);
  });
});

describe('restoring is refused', () => {
  test('into a database that holds anything', async () => {
    const before = await sums(source);
    await expect(restoreBackup({ pool: source.pool, path })).rejects.toMatchObject({ code: 'database-not-empty' });
    expect(await sums(source)).toEqual(before);
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['cut off', bytes => bytes.subarray(0, bytes.length - 20)],
    ['with a flipped bit', bytes => flip(bytes, bytes.length >> 1)],
    ['that is no backup', () => Buffer.from('hello')],
    ['that is empty', () => Buffer.alloc(0)],
    ['with a row too few', bytes => edit(bytes, text => text.replace(/\{"kind":"rows"[^\n]*\n/, ''))],
    ['with a changed row', bytes => edit(bytes, text => text.replace('@example.com', '@example.net'))],
    ['without its last line', bytes => edit(bytes, text => text.replace(/\{"kind":"done"[^\n]*\n/, ''))],
  ])('from a file %s', async (name, damage) => {
    const damaged = join(folder, `${name}.backup`);
    await writeFile(damaged, damage(await readFile(path)));
    const target = await emptyDatabase();
    await expect(restoreBackup({ pool: target.pool, path: damaged })).rejects.toMatchObject({ code: 'file-damaged' });
    const tables = await target.pool.query(`select 1 from pg_tables where schemaname = 'public'`);
    expect(tables.rowCount).toBe(0);
    await target.close();
  });

  test('from a backup of a later version', async () => {
    const later = join(folder, 'later.backup');
    const edited = edit(await readFile(path), text => text.replace('0001-people', '0001-peoples'));
    await writeFile(later, resum(edited));
    const target = await emptyDatabase();
    await expect(restoreBackup({ pool: target.pool, path: later })).rejects.toMatchObject({ code: 'schema-newer' });
    await target.close();
  });

  test('from a file that is not there', async () => {
    const target = await emptyDatabase();
    const missing = restoreBackup({ pool: target.pool, path: join(folder, 'missing') });
    await expect(missing).rejects.toMatchObject({ code: 'file-unreadable' });
    await target.close();
  });
});

/** Two rows in two tables that exist together or not at all. */
async function writePair({ db }: TestDatabase): Promise<void> {
  await db.transaction().execute(async tx => {
    const [id, now] = [randomUUID(), new Date()];
    const places = { locale: 'en-US', time_zone: 'UTC', currency: 'USD' };
    await tx
      .insertInto('workspace')
      .values({ id, name: id, ...places, created_at: now })
      .execute();
    const fact = { actor: 'x', actor_id: null, action: 'x', sentence: 'x', address: null };
    await tx
      .insertInto('audit_entry')
      .values({ id, workspace_id: id, at: now, ...fact })
      .execute();
  });
}

function flip(bytes: Buffer, index: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[index] = (copy[index] ?? 0) ^ 0xff;
  return copy;
}

function edit(bytes: Buffer, change: (text: string) => string): Buffer {
  return gzipSync(change(gunzipSync(bytes).toString('utf8')));
}

function resum(bytes: Buffer): Buffer {
  return edit(bytes, text => {
    const body = text.replace(/\{"kind":"done"[^\n]*\n/, '');
    const sha256 = createHash('sha256').update(body).digest('hex');
    return `${body}${JSON.stringify({ kind: 'done', sha256 })}\n`;
  });
}
