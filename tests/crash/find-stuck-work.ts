import { sql } from 'kysely';
import { openDatabase } from '../../apps/server/src/database/open-database.ts';
import { createPool } from '../../apps/server/src/store/create-pool.ts';
import { createDb } from '../../apps/server/src/store/store.ts';

interface StuckRow {
  readonly what: string;
  readonly more: string;
}

/** Work that nobody will finish: tasks held by the dead or given up, changes that wait, journal entries left open. */
export async function findStuckWork(dataFolder: string): Promise<readonly string[]> {
  const database = await openDatabase({ dataFolder, mayJoin: true });
  const pool = createPool({ connection: database.connection, connectionsMax: 1 });
  try {
    const { rows } = await sql<StuckRow>`
      select 'the task ' || task_identifier || ' is held by a dead worker' as what, coalesce(last_error, '') as more
        from graphile_worker.jobs
        where locked_by is not null and not exists (select from worker_process where locked_by = any (worker_ids))
      union all
      select 'the task ' || task_identifier || ' was given up', coalesce(last_error, '')
        from graphile_worker.jobs where attempts >= max_attempts
      union all
      select 'the task ' || task_identifier || ' failed and waits until ' || run_at, coalesce(last_error, '')
        from graphile_worker.jobs where last_error is not null and run_at > now()
      union all
      select 'a change waits in the outbox', kind || ' ' || record_id from outbox
      union all
      select 'a journal entry is open', coalesce(name, '') from sync_entry where outcome is null`.execute(
      createDb(pool),
    );
    return rows.map(({ what, more }) => `${what} (${more})`);
  } finally {
    await pool.end();
    await database.close();
  }
}
