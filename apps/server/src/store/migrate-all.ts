import { runMigrations as migrateQueue } from 'graphile-worker';
import type pg from 'pg';
import { migrate } from './migrate.ts';

/** Our tables, then those of the job queue (schema `graphile_worker`). Names what was applied of ours. */
export async function migrateAll(pool: pg.Pool): Promise<readonly string[]> {
  const applied = await migrate(pool);
  await migrateQueue({ pgPool: pool });
  return applied;
}
