import type pg from 'pg';
import { readMigrations } from '../store/migration-files.ts';
import { BackupFault } from './backup-fault.ts';
import type { Manifest } from './backup-lines.ts';
import { readLineFile } from './line-file.ts';
import { quote, readTables } from './table-facts.ts';

/** Reads a file to its end, which proves it whole, and answers its manifest. */
export async function readManifest(path: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  for await (const line of readLineFile(path)) {
    if (line.kind === 'manifest') manifest = line;
  }
  if (manifest !== undefined) return manifest;
  throw new BackupFault({
    code: 'file-damaged',
    message: `${path} does not say what it is a backup of.`,
    hint: 'Use another backup. Nothing was changed.',
  });
}

/** Refuses a backup of a later version, and a database that holds anything. */
export async function assertRestorable(pool: pg.Pool, manifest: Manifest): Promise<void> {
  await assertKnownSchema(manifest);
  const client = await pool.connect();
  try {
    const schemas = await client
      .query<{ name: string }>(`select name from schema_migration order by name`)
      .catch(() => ({ rows: [] as { name: string }[] }));
    const wanted = manifest.migrations.map(migration => migration.name).join();
    const isMadeAlready = schemas.rows.length > 0;
    if (isMadeAlready && schemas.rows.map(row => row.name).join() !== wanted)
      throw notEmpty('was set up by another version');
    for (const { name } of await readTables(client)) {
      const { rowCount } = await client.query(`select 1 from ${quote(name)} limit 1`);
      if (rowCount !== 0) throw notEmpty(`holds rows in ${name}`);
    }
  } finally {
    client.release();
  }
}

async function assertKnownSchema({ migrations, version }: Manifest): Promise<void> {
  const ours = new Map((await readMigrations()).map(migration => [migration.name, migration.checksum]));
  const unknown = migrations.find(({ name, checksum }) => ours.get(name) !== checksum);
  if (unknown === undefined) return;
  throw new BackupFault({
    code: 'schema-newer',
    message: `The backup was made by Tieout ${version}, which knows ${unknown.name}; this version does not.`,
    hint: 'Restore it with that version or a later one.',
  });
}

function notEmpty(why: string): BackupFault {
  return new BackupFault({
    code: 'database-not-empty',
    message: `The database ${why}.`,
    hint: 'Restore into an empty one: set TIEOUT_DATA to a new folder, or DATABASE_URL to a new database. Nothing was changed.',
  });
}
