import { runMigrations as migrateQueue } from 'graphile-worker';
import type pg from 'pg';
import { migrate } from '../store/migrate.ts';
import { assertRestorable, readManifest } from './assert-restorable.ts';
import { BackupFault } from './backup-fault.ts';
import type { BackupLine, Manifest } from './backup-lines.ts';
import type { BackupSummary } from './write-backup.ts';
import { dropForeignKeys } from './drop-foreign-keys.ts';
import { readLineFile } from './line-file.ts';
import { quote, quoteList, readTables, sumTable, type TableFacts } from './table-facts.ts';

export interface RestoreBackupOptions {
  readonly pool: pg.Pool;
  readonly path: string;
}

/** What was taken back, and which key its secrets need. */
export interface RestoreSummary extends BackupSummary {
  readonly manifest: Manifest;
}

/** Fills an empty database from a file, all of it or nothing, and checks every table against the file's sums. */
export async function restoreBackup({ pool, path }: RestoreBackupOptions): Promise<RestoreSummary> {
  // Read once to the end before anything is touched: a damaged file is refused while the database is still empty.
  const manifest = await readManifest(path);
  await assertRestorable(pool, manifest);
  await migrate(pool, { through: manifest.migrations.map(migration => migration.name) });
  await migrateQueue({ pgPool: pool });
  const summary = await loadInto(pool, path);
  await migrate(pool);
  return { ...summary, manifest };
}

async function loadInto(pool: pg.Pool, path: string): Promise<BackupSummary> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0');
    // Rows come in no useful order: references are put back, and thereby checked, when all are there.
    const putBackReferences = await dropForeignKeys(client);
    const summary = await loadLines(client, readLineFile(path));
    await putBackReferences();
    await client.query('commit');
    return summary;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function loadLines(client: pg.PoolClient, lines: AsyncIterable<BackupLine>): Promise<BackupSummary> {
  const known = new Map((await readTables(client)).map(table => [table.name, table]));
  const counts = { tables: 0, rows: 0, jobs: 0 };
  let table: TableFacts = { name: '', columns: [] };
  for await (const line of lines) {
    switch (line.kind) {
      case 'table':
        table = knownTable(known, line);
        counts.tables += 1;
        break;
      case 'rows':
        await insertRows(client, table, line.rows);
        counts.rows += line.rows.length;
        break;
      case 'end':
        await verifyTable(client, table, line);
        break;
      case 'sequence':
        await client.query('select setval($1::regclass, $2::bigint, $3)', [
          quote(line.name),
          line.value,
          line.isCalled,
        ]);
        break;
      case 'job':
        await addJob(client, line);
        counts.jobs += 1;
        break;
      case 'manifest':
      case 'done':
        break;
    }
  }
  return counts;
}

function knownTable(
  known: ReadonlyMap<string, TableFacts>,
  line: { readonly name: string; readonly columns: readonly string[] },
): TableFacts {
  const table = known.get(line.name);
  if (table !== undefined && table.columns.join() === line.columns.join()) return table;
  throw new BackupFault({
    code: 'verification-failed',
    message: `The table ${line.name} has other columns in the backup than its own migrations make.`,
    hint: 'This backup was made by a modified version. Nothing was changed.',
  });
}

// The row is read in the type of exactly the columns that were written, then spread; made once, not once per column.
async function insertRows(
  client: pg.PoolClient,
  { name, columns }: TableFacts,
  rows: readonly string[],
): Promise<void> {
  await client.query(`create temporary table if not exists ${quote(`restored_${name}`)} on commit drop as
    select ${quoteList(columns)} from ${quote(name)} with no data`);
  await client.query(
    `insert into ${quote(name)} (${quoteList(columns)}) overriding system value
     select ${columns.map(column => `(parsed.r).${quote(column)}`).join(', ')}
     from (select row::${quote(`restored_${name}`)} as r from unnest($1::text[]) as row offset 0) parsed`,
    [rows],
  );
}

async function verifyTable(
  client: pg.PoolClient,
  table: TableFacts,
  expected: { readonly count: string; readonly sum: string },
): Promise<void> {
  const found = await sumTable(client, table);
  if (found.count === expected.count && found.sum === expected.sum) return;
  throw new BackupFault({
    code: 'verification-failed',
    message: `The table ${table.name} came out with ${found.count} rows and another sum than the backup’s ${expected.count}.`,
    hint: 'Nothing was changed. Report this with both versions of PostgreSQL.',
  });
}

async function addJob(client: pg.PoolClient, job: Extract<BackupLine, { kind: 'job' }>): Promise<void> {
  await client.query(
    `select graphile_worker.add_job(identifier => $1, payload => $2::json, queue_name => $3, run_at => $4::timestamptz,
       max_attempts => $5::integer, job_key => $6, priority => $7::integer)`,
    [job.name, JSON.stringify(job.payload), job.queueName, job.runAt, job.attemptsMax, job.jobKey, job.priority],
  );
}
