import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

/** One SQL file. Its name orders it; its checksum tells whether it was changed after it was applied. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

// Beside the source while developing, beside the bundle once built: the build copies the folder.
const folder = new URL('./migrations/', import.meta.url);
const fileName = /^\d{4}-[a-z0-9-]+\.sql$/;

/** All migrations of this version, in order. */
export async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter(name => fileName.test(name)).sort();
  return Promise.all(names.map(readMigration));
}

async function readMigration(name: string): Promise<Migration> {
  const sql = await readFile(new URL(name, folder), 'utf8');
  return { name: name.replace(/\.sql$/, ''), sql, checksum: createHash('sha256').update(sql).digest('hex') };
}
