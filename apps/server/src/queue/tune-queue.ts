import type pg from 'pg';

/**
 * How the library looks for the next task: it first locks every queue that is free, of which there is one a company. With a thousand
 * companies that took longer than most tasks, and whoever looked meanwhile found every queue locked and slept.
 */
const lockEveryQueue =
  /jobs\.job_queue_id in \(\s*select id\s*from ("?\w+"?)\._private_job_queues as job_queues\s*where /u;
/** The library's own other way (strategy 1 in its `getJobs`): the queue of one task after the other until one is free. */
const lockOneQueue =
  'exists (select 1 from $1._private_job_queues as job_queues where job_queues.id = jobs.job_queue_id and ';

/** The library's statement that takes a task, so that it locks no more queues than it needs. Others are left as they are. */
export const lockingOneQueue = (text: string): string => text.replace(lockEveryQueue, lockOneQueue);

/** As `store/without-waiting.ts`, where the statement ends. */
const withoutWaiting = `set_config('synchronous_commit', 'off', true) as waits`;
const takes = /returning \*\s*$/u;
const completes = /;\s*$/u;

/**
 * The library's statements that take and complete a task do not wait for the disk. A database that is killed right afterwards forgets that
 * the task was taken, which its workers' lost connections say too, or that it was done: then it is done once more, as after a killed worker.
 */
const rewritten = ({ name, text }: Named): string => {
  if (name.startsWith('get_job')) return lockingOneQueue(text).replace(takes, `returning *, ${withoutWaiting}`);
  return name.startsWith('complete_job_q/') ? text.replace(completes, ` returning ${withoutWaiting}`) : text;
};

/** Statements of the library after which the tasks behind one of a queue may be taken. */
const freeing = ['complete_job_q/', 'fail_job_q/'];

/** Ends what was begun. */
export type StopTuning = () => void;

/**
 * Watches the library's statements on their way to the database: those that take a task lock one queue instead of all, those that take and
 * complete one do not wait for the disk, and `onFreed` is called when a queue was freed. The library looks for the next task while it still
 * writes down that the last one is done, finds its queue taken, and would sleep for a poll interval.
 */
export function tuneQueue(pool: pg.Pool, onFreed: () => void): StopTuning {
  const known = new WeakSet<pg.PoolClient>();
  const watch = (client: pg.PoolClient): void => {
    if (known.has(client)) return;
    known.add(client);
    const query = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
    const watched = (statement: unknown, ...rest: readonly unknown[]): unknown => {
      if (!isNamed(statement)) return query(statement, ...rest);
      const { name } = statement;
      const text = rewritten(statement);
      const answer = query(text === statement.text ? statement : { ...statement, text }, ...rest);
      if (freeing.some(start => name.startsWith(start)) && answer instanceof Promise) {
        void answer.then(onFreed, () => undefined);
      }
      return answer;
    };
    client.query = watched as typeof client.query;
  };
  pool.on('acquire', watch);
  return () => pool.off('acquire', watch);
}

interface Named {
  readonly name: string;
  readonly text: string;
}

const isNamed = (statement: unknown): statement is Named =>
  typeof statement === 'object' && statement !== null && 'name' in statement && typeof statement.name === 'string';
