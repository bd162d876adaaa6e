import type pg from 'pg';
import type { Log } from '../logs/create-log.ts';
import { rescueTasks, workerLockSpace } from './rescue-tasks.ts';

export interface PresenceOptions {
  readonly pool: pg.Pool;
  /** The names in which this program locks tasks. */
  readonly lockerIds: readonly string[];
  readonly log: Log;
}

/** Shows other programs that this worker lives. */
export interface Presence {
  readonly end: () => Promise<void>;
}

const lookEveryMs = 2_000;

/**
 * Signs the worker in and from time to time looks for killed ones, whose tasks it gives back to the queue. Without this graphile-worker
 * would wait four hours before it tries such a task again.
 */
export async function keepPresence(options: PresenceOptions): Promise<Presence> {
  let signedIn = await signIn(options);
  const look = async () => {
    try {
      // Taken along by the loss of its connection, the lock has to be taken anew.
      if (signedIn.isLost()) {
        await signedIn.signOut();
        signedIn = await signIn(options);
      }
      const rescued = await rescueTasks(options.pool);
      if (rescued > 0) options.log.warn({ workers: rescued }, 'gave back tasks of killed workers');
    } catch (error) {
      options.log.warn({ error }, 'could not look for killed workers');
    }
  };
  await look();
  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, lookEveryMs);
  timer.unref();
  const end = async () => {
    clearInterval(timer);
    await looking;
    await signedIn.signOut();
  };
  return { end };
}

interface SignedInWorker {
  readonly isLost: () => boolean;
  readonly signOut: () => Promise<void>;
}

async function signIn({ pool, lockerIds }: PresenceOptions): Promise<SignedInWorker> {
  const client = await pool.connect();
  let isLost = false;
  let isReleased = false;
  client.on('error', () => (isLost = true));
  client.on('end', () => (isLost = true));
  // In one statement: nobody must see the row without its lock. A row that lost its lock with its connection must not be found by those
  // who look for killed workers: this one lives.
  const answer = await client.query<{ number: number }>(
    `with lost as (delete from worker_process where worker_ids && $1),
     row as (insert into worker_process (worker_ids) values ($1) returning number)
     select number, pg_advisory_lock($2, number) from row`,
    [lockerIds, workerLockSpace],
  );
  const number = answer.rows[0]?.number;
  const signOut = async () => {
    if (!isLost) await client.query('delete from worker_process where number = $1', [number]).catch(() => undefined);
    // Closing the connection frees the lock. A lost one too is given back: the pool counts it until then.
    if (!isReleased) client.release(true);
    isReleased = true;
  };
  return { isLost: () => isLost, signOut };
}
