import type pg from 'pg';
import { findMissing } from '../store/migrate.ts';
import { readMigrations } from '../store/migration-files.ts';
import { fromFault, good, note, type Finding } from './finding.ts';

/** Whether the schema is that of this version. */
export async function examineSchema(pool: pg.Pool): Promise<Finding> {
  const isMade = await pool.query("select to_regclass('schema_migration') is not null as made");
  if ((isMade.rows[0] as { made: boolean } | undefined)?.made !== true) {
    return note('schema', 'The database is empty.', 'The tables are made at the first start.');
  }
  const applied = await pool.query<{ name: string; checksum: string }>('select name, checksum from schema_migration');
  try {
    const missing = findMissing(await readMigrations(), applied.rows);
    if (missing.length === 0)
      return good('schema', `The schema is that of this version (${applied.rows.length} steps).`);
    return note(
      'schema',
      `${missing.length} steps are missing.`,
      'They are applied at the next start, or by "tieout migrate".',
    );
  } catch (error) {
    return fromFault('schema', error);
  }
}
