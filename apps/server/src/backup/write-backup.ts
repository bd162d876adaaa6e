import type pg from 'pg';
import { serverVersion } from '../server-version.ts';
import { backupFormat, type Manifest } from './backup-lines.ts';
import { writeLineFile, type WriteLine } from './line-file.ts';
import { quote, quoteList, readTables, sumTable, type TableFacts } from './table-facts.ts';

export interface WriteBackupOptions {
  readonly pool: pg.Pool;
  readonly path: string;
  readonly secretKeyId: string;
  readonly now: Date;
}

/** What a backup holds. */
export interface BackupSummary {
  readonly tables: number;
  readonly rows: number;
  readonly jobs: number;
}

const rowsPerFetch = 1_000;

/** Writes the whole database into one file, as it is at one moment: work goes on meanwhile. */
export async function writeBackup({ pool, path, secretKeyId, now }: WriteBackupOptions): Promise<BackupSummary> {
  const client = await pool.connect();
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query('set local statement_timeout = 0');
    let summary: BackupSummary = { tables: 0, rows: 0, jobs: 0 };
    await writeLineFile(path, async write => {
      await write(await describe(client, secretKeyId, now));
      const tables = await readTables(client);
      let rows = 0;
      for (const table of tables) rows += await writeTable(client, table, write);
      await writeSequences(client, write);
      summary = { tables: tables.length, rows, jobs: await writeJobs(client, write) };
    });
    return summary;
  } finally {
    await client.query('rollback').catch(() => undefined);
    client.release();
  }
}

async function describe(client: pg.PoolClient, secretKeyId: string, now: Date): Promise<Manifest> {
  const applied = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from schema_migration order by name',
  );
  const createdAt = now.toISOString();
  return {
    kind: 'manifest',
    format: backupFormat,
    version: serverVersion,
    createdAt,
    migrations: applied.rows,
    secretKeyId,
  };
}

async function writeTable(client: pg.PoolClient, table: TableFacts, write: WriteLine): Promise<number> {
  await write({ kind: 'table', name: table.name, columns: [...table.columns] });
  const from = `(select ${quoteList(table.columns)} from ${quote(table.name)}) r`;
  await client.query(`declare backup_rows no scroll cursor for select r::text as row from ${from}`);
  let total = 0;
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${rowsPerFetch} from backup_rows`);
    if (rows.length === 0) break;
    await write({ kind: 'rows', rows: rows.map(({ row }) => row) });
    total += rows.length;
  }
  await client.query('close backup_rows');
  await write({ kind: 'end', ...(await sumTable(client, table)) });
  return total;
}

async function writeSequences(client: pg.PoolClient, write: WriteLine): Promise<void> {
  const names = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by relname`,
  );
  for (const { name } of names.rows) {
    const found = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${quote(name)}`,
    );
    const { value = '1', called = false } = found.rows[0] ?? {};
    await write({ kind: 'sequence', name, value, isCalled: called });
  }
}

// Work that was promised must not be lost: an invoice that waits to be sent waits in the restored system too.
async function writeJobs(client: pg.PoolClient, write: WriteLine): Promise<number> {
  const { rows } = await client.query<JobRow>(
    `select t.identifier as name, j.payload, q.queue_name as "queueName", j.run_at::text as "runAt",
       j.max_attempts::integer as "attemptsMax", j.key as "jobKey", j.priority::integer as priority
     from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
     where j.attempts < j.max_attempts order by j.id`,
  );
  for (const row of rows) await write({ kind: 'job', ...row });
  return rows.length;
}

interface JobRow {
  readonly name: string;
  readonly payload: unknown;
  readonly queueName: string | null;
  readonly runAt: string;
  readonly attemptsMax: number;
  readonly jobKey: string | null;
  readonly priority: number;
}
