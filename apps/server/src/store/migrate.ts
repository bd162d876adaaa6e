import type pg from 'pg';
import { DatabaseFault } from '../database/database-fault.ts';
import { readMigrations, type Migration } from './migration-files.ts';

interface AppliedRow {
  readonly name: string;
  readonly checksum: string;
}

export interface MigrateOptions {
  /** Look only: answer what is missing and apply nothing. */
  readonly isDryRun?: boolean;
  /** Only these, by name: a backup is restored into the schema it was made from. */
  readonly through?: readonly string[];
}

/** Any number that no other lock of ours uses: two programs that start together migrate one after the other. */
const migrationLock = 742_001;

const ledger = `create table if not exists schema_migration (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
)`;

/** Brings the schema up to this version, each file in its own transaction, and names what was applied. */
export async function migrate(pool: pg.Pool, options: MigrateOptions = {}): Promise<readonly string[]> {
  const migrations = await readMigrations();
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    await client.query(ledger);
    const applied = await client.query<AppliedRow>('select name, checksum from schema_migration order by name');
    const missing = findMissing(migrations, applied.rows).filter(({ name }) => options.through?.includes(name) ?? true);
    if (options.isDryRun === true) return missing.map(migration => migration.name);
    for (const migration of missing) await apply(client, migration);
    return missing.map(migration => migration.name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(() => undefined);
    client.release();
  }
}

/** What is still to be applied; refuses a schema of a later version, and files changed after they were applied. */
export function findMissing(migrations: readonly Migration[], applied: readonly AppliedRow[]): readonly Migration[] {
  const known = new Map(migrations.map(migration => [migration.name, migration]));
  for (const { name, checksum } of applied) {
    const migration = known.get(name);
    if (migration === undefined) throw newerSchema(name);
    if (migration.checksum !== checksum) throw changedFile(name);
  }
  const done = new Set(applied.map(row => row.name));
  return migrations.filter(migration => !done.has(migration.name));
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    // Building an index on a large table takes longer than any statement of the app may.
    await client.query('set local statement_timeout = 0');
    await client.query(migration.sql);
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [
      migration.name,
      migration.checksum,
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw new DatabaseFault({
      code: 'migration-failed',
      message: `The database could not be brought to this version: ${migration.name} failed (${String(error)}).`,
      hint: 'Nothing of that step was kept. Start the previous version again and report this message.',
      cause: error,
    });
  }
}

function newerSchema(name: string): DatabaseFault {
  return new DatabaseFault({
    code: 'schema-newer',
    message: `The database was used by a later version of Tieout (it knows ${name}).`,
    hint: 'Start that version or a later one, or restore a backup made with this version into another data folder.',
  });
}

function changedFile(name: string): DatabaseFault {
  return new DatabaseFault({
    code: 'schema-changed',
    message: `The migration ${name} was applied to this database in another wording.`,
    hint: 'Files that were released are never edited: add a new one. While developing, start with a fresh TIEOUT_DATA.',
  });
}
