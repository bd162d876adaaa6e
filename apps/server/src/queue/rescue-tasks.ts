import type pg from 'pg';

/** First half of the advisory locks of `worker_process`; the second is the row's number. */
export const workerLockSpace = 742_003;

/** Tasks locked by a worker that never signed in (killed within its first moments) are given back after this time. */
const unknownWorkerMaxSeconds = 30;

/** Gives tasks of killed workers back to the queue; answers how many workers that were. */
export async function rescueTasks(pool: pg.Pool): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const dead = await takeDeadWorkers(client);
    const unknown = await findUnknownWorkers(client);
    const workerIds = [...dead, ...unknown];
    if (workerIds.length > 0) {
      const superseded = await findSuperseded(client, workerIds);
      await client.query('select graphile_worker.force_unlock_workers($1)', [workerIds]);
      await client.query('select graphile_worker.complete_jobs($1)', [superseded]);
    }
    await client.query('commit');
    return workerIds.length;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

// Whose lock is free is gone. The lock taken here ends with this transaction.
async function takeDeadWorkers(client: pg.PoolClient): Promise<readonly string[]> {
  const found = await client.query<{ worker_ids: string[] }>(
    `delete from worker_process
     where number in (select number from worker_process for update skip locked)
       and pg_try_advisory_xact_lock($1, number)
     returning worker_ids`,
    [workerLockSpace],
  );
  return found.rows.flatMap(row => row.worker_ids);
}

async function findUnknownWorkers(client: pg.PoolClient): Promise<readonly string[]> {
  const found = await client.query<{ locked_by: string }>(
    `select distinct locked_by from graphile_worker.jobs
     where locked_by is not null
       and locked_at < now() - make_interval(secs => $1)
       and not exists (select from worker_process where locked_by = any (worker_ids))`,
    [unknownWorkerMaxSeconds],
  );
  return found.rows.map(row => row.locked_by);
}

/**
 * Tasks that were ordered anew while they were worked on: the library takes their key and their remaining tries away, because the new order
 * does the same work. Given back they would stand as given up for ever, though nothing was.
 */
async function findSuperseded(client: pg.PoolClient, workerIds: readonly string[]): Promise<readonly string[]> {
  const found = await client.query<{ id: string }>(
    `select id from graphile_worker.jobs
     where locked_by = any ($1) and key is null and last_error is null and attempts >= max_attempts and max_attempts > 1`,
    [workerIds],
  );
  return found.rows.map(row => row.id);
}
