import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createLog } from '../logs/create-log.ts';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { enqueue } from './enqueue.ts';
import { rescueTasks, workerLockSpace } from './rescue-tasks.ts';
import { startWorker, type Worker } from './start-worker.ts';
import { task, type Task, type TaskContext } from './task.ts';

declare module './task.ts' {
  interface TaskPayloads {
    'test.note': { readonly word: string };
  }
}

const log = createLog({ level: 'silent' });
let database: TestDatabase;
let workers: Worker[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(workers.map(worker => worker.stop()));
  workers = [];
  await database.pool.query('delete from graphile_worker._private_jobs');
});
afterAll(() => database.close());

type Work = (word: string, context: TaskContext) => Promise<void>;

async function startWith(work: Work, concurrency = 4, pollIntervalMs = 1_000): Promise<void> {
  const tasks: readonly Task[] = [task({ name: 'test.note', work: ({ word }, context) => work(word, context) })];
  workers.push(await startWorker({ pool: database.pool, tasks, log, concurrency, pollIntervalMs }));
}

const note = (word: string, options = {}) => enqueue(database.db, { name: 'test.note', payload: { word }, ...options });
const until = (isTrue: () => boolean) => expect.poll(isTrue, { timeout: 10_000, interval: 10 }).toBe(true);

test('a task is worked on because it was announced, not because somebody looks now and then', async () => {
  const heard: string[] = [];
  const anHour = 3_600_000;
  await startWith(word => Promise.resolve(void heard.push(word)), 4, anHour);
  await expect.poll(() => listening(), { timeout: 10_000 }).toBe(1);
  for (const word of ['one', 'two']) {
    await note(word);
    await until(() => heard.at(-1) === word);
  }
  expect(heard).toEqual(['one', 'two']);
});

test('a task of a transaction that was rolled back never existed', async () => {
  const heard: string[] = [];
  await startWith(word => Promise.resolve(void heard.push(word)));
  const failing = database.db.transaction().execute(async tx => {
    await enqueue(tx, { name: 'test.note', payload: { word: 'never' } });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  await note('after');
  await until(() => heard.length > 0);
  expect(heard).toEqual(['after']);
});

test('tasks of one queue are worked on one after the other, also by several workers', async () => {
  let running = 0;
  let runningMax = 0;
  let done = 0;
  const work = async () => {
    running += 1;
    runningMax = Math.max(runningMax, running);
    await new Promise(resolve => setTimeout(resolve, 5));
    running -= 1;
    done += 1;
  };
  await startWith(work);
  await startWith(work);
  for (let index = 0; index < 30; index += 1) await note(String(index), { queueName: 'connection-1' });
  await until(() => done === 30);
  expect(runningMax).toBe(1);
});

test('a task with the same key replaces the waiting one', async () => {
  const heard: string[] = [];
  for (const word of ['one', 'two', 'three']) await note(word, { jobKey: 'sweep-1' });
  await startWith(word => Promise.resolve(void heard.push(word)));
  await until(() => heard.length > 0);
  await note('end');
  await until(() => heard.includes('end'));
  expect(heard).toEqual(['three', 'end']);
});

test('a task that failed is tried again later, and knows which try it is', async () => {
  const attempts: number[] = [];
  await startWith((_, { attempt }) => {
    attempts.push(attempt);
    return attempt === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve();
  });
  await note('stubborn', { attemptsMax: 3 });
  await until(() => attempts.length === 1);
  const waiting = async () => {
    const text = 'select attempts, run_at > now() as later from graphile_worker.jobs';
    return (await database.pool.query<{ readonly attempts: number; readonly later: boolean }>(text)).rows;
  };
  await expect.poll(waiting).toEqual([{ attempts: 1, later: true }]);
  await database.pool.query('update graphile_worker._private_jobs set run_at = now()');
  await until(() => attempts.length === 2);
  expect(attempts).toEqual([1, 2]);
});

test('tasks of a killed worker are given back, those of a living one are not', async () => {
  let isFree = false;
  await startWith(async () => {
    while (!isFree) await new Promise(resolve => setTimeout(resolve, 5));
  }, 1);
  await note('held by the living', { queueName: 'connection-1' });
  await expect.poll(() => locked()).toBe(1);
  // For longer than any task takes: whoever lives keeps what it works on.
  await database.pool.query(`update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'`);
  await database.pool.query(`update graphile_worker._private_job_queues set locked_at = now() - interval '1 hour'`);
  await note('held by the dead');
  await database.pool.query(
    `update graphile_worker._private_jobs set locked_by = 'killed-1', locked_at = now() where locked_by is null`,
  );
  await database.pool.query(`insert into worker_process (worker_ids) values ('{killed-1}')`);
  expect(await locked()).toBe(2);
  await rescueTasks(database.pool);
  expect(await locked()).toBe(1);
  isFree = true;
  await expect.poll(() => left(), { timeout: 10_000 }).toBe(0);
});

test('what a killed worker held is taken over by one that lives', async () => {
  const heard: string[] = [];
  await startWith(word => Promise.resolve(void heard.push(word)));
  await note('later', { queueName: 'connection-1', runAt: new Date(Date.now() + 3_600_000) });
  await database.pool.query(`insert into worker_process (worker_ids) values ('{killed-2}')`);
  await database.pool.query(
    `update graphile_worker._private_jobs set run_at = now(), locked_by = 'killed-2', locked_at = now()`,
  );
  await database.pool.query(`update graphile_worker._private_job_queues set locked_by = 'killed-2', locked_at = now()`);
  await until(() => heard.length === 1);
  await expect.poll(() => left(), { timeout: 10_000 }).toBe(0);
  expect(heard).toEqual(['later']);
});

test('what a killed worker did while it was ordered anew is done once more, and not left behind as given up', async () => {
  await note('first', { jobKey: 'push-1' });
  await database.pool.query(`insert into worker_process (worker_ids) values ('{killed-3}')`);
  await database.pool.query(
    `update graphile_worker._private_jobs set attempts = 1, locked_by = 'killed-3', locked_at = now()`,
  );
  await note('again', { jobKey: 'push-1' });
  const heard: string[] = [];
  await startWith(word => Promise.resolve(void heard.push(word)));
  await until(() => heard.length === 1);
  await expect.poll(() => left(), { timeout: 10_000 }).toBe(0);
  expect(heard).toEqual(['again']);
});

test('a worker whose connection broke signs in again and keeps its tasks', async () => {
  const attempts: number[] = [];
  let isFree = false;
  await startWith(async (_, { attempt }) => {
    attempts.push(attempt);
    while (!isFree) await new Promise(resolve => setTimeout(resolve, 5));
  });
  await note('long');
  await until(() => attempts.length === 1);
  const before = await signedIn();
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = ${workerLockSpace}
      and database = (select oid from pg_database where datname = current_database())`,
  );
  await expect.poll(() => signedIn(), { timeout: 10_000 }).not.toEqual(before);
  await rescueTasks(database.pool);
  expect(await locked()).toBe(1);
  isFree = true;
  await expect.poll(() => left(), { timeout: 10_000 }).toBe(0);
  expect(attempts).toEqual([1]);
});

test('a worker that is stopped tells its task to hurry', async () => {
  let wasTold = false;
  let hasStarted = false;
  await startWith(async (_, { signal }) => {
    hasStarted = true;
    await new Promise(resolve => signal.addEventListener('abort', resolve, { once: true }));
    wasTold = true;
  });
  await note('long');
  await until(() => hasStarted);
  await Promise.all(workers.map(worker => worker.stop()));
  workers = [];
  expect(wasTold).toBe(true);
});

async function signedIn(): Promise<readonly number[]> {
  const found = await database.pool.query<{ number: number }>('select number from worker_process order by number');
  return found.rows.map(row => row.number);
}

async function locked(): Promise<number> {
  const found = await database.pool.query('select 1 from graphile_worker.jobs where locked_by is not null');
  return found.rowCount ?? 0;
}

async function left(): Promise<number> {
  return (await database.pool.query('select 1 from graphile_worker.jobs')).rowCount ?? 0;
}

/** Connections that new tasks are announced to. */
async function listening(): Promise<number> {
  const text = `select 1 from pg_stat_activity where datname = current_database() and state = 'idle' and query like 'LISTEN "jobs:insert"%'`;
  return (await database.pool.query(text)).rowCount ?? 0;
}

test('an order that comes while its task is being taken is not lost', async () => {
  const { pool } = database;
  await note('first', { jobKey: 'push-1' });
  const taking = await pool.connect();
  await taking.query('begin');
  await taking.query(
    `update graphile_worker._private_jobs set locked_at = now(), locked_by = 'someone' where key = 'push-1'`,
  );
  const ordering = note('second', { jobKey: 'push-1' });
  const waitsForLock = `select 1 from pg_stat_activity
    where wait_event_type = 'Lock' and query like '%add_job%' and datname = current_database()`;
  await expect.poll(async () => (await pool.query(waitsForLock)).rowCount, { timeout: 10_000 }).toBe(1);
  await taking.query('commit');
  taking.release();
  await ordering;
  const { rows } = await pool.query<{ word: string }>(
    `select payload->>'word' as word from graphile_worker._private_jobs where locked_at is null`,
  );
  expect(rows).toEqual([{ word: 'second' }]);
});

test('whoever takes a task locks its queue alone, not those of all other companies, and waits for no disk', async () => {
  await startWith(() => Promise.resolve());
  await note('one', { queueName: 'connection-1' });
  const { pool } = database;
  const kept = async (name: string): Promise<readonly string[]> => {
    // One look on each connection: what was prepared is known to its own connection alone.
    const looks = Array.from({ length: pool.totalCount }, () =>
      pool.query<{ text: string }>(
        `select statement as text from pg_prepared_statements, pg_sleep(0.05) where name like $1`,
        [`${name}%`],
      ),
    );
    return (await Promise.all(looks)).flatMap(({ rows }) => rows.map(({ text }) => text));
  };
  for (const name of ['get_job', 'complete_job_q']) {
    await expect.poll(async () => (await kept(name)).length, { timeout: 10_000 }).toBeGreaterThan(0);
    for (const text of await kept(name)) expect(text).toContain(`set_config('synchronous_commit', 'off', true)`);
  }
  for (const text of await kept('get_job')) {
    expect(text).toContain('where job_queues.id = jobs.job_queue_id and job_queues.is_available = true');
    expect(text).not.toContain('jobs.job_queue_id in');
  }
});

// With a pause of the poll interval (a second) after each this would take half a minute.
test(
  'tasks of one queue follow each other without a pause, whoever of several workers takes them',
  { timeout: 20_000 },
  async () => {
    let done = 0;
    await startWith(() => Promise.resolve(void (done += 1)), 8);
    for (let index = 0; index < 30; index += 1) await note(String(index), { queueName: 'connection-1' });
    await until(() => done === 30);
  },
);
