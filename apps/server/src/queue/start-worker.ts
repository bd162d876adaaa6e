import { EventEmitter, setMaxListeners } from 'node:events';
import { Logger, parseCronItems, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import type pg from 'pg';
import type { Log } from '../logs/create-log.ts';
import { createNudge } from './create-nudge.ts';
import { keepPresence } from './worker-presence.ts';
import type { Task } from './task.ts';
import { tuneQueue } from './tune-queue.ts';

export interface StartWorkerOptions {
  readonly pool: pg.Pool;
  readonly tasks: readonly Task[];
  readonly log: Log;
  readonly concurrency?: number;
  /** Only for tasks that are due later: new ones are announced by NOTIFY and taken within milliseconds. */
  readonly pollIntervalMs?: number;
}

/** A worker that takes tasks until stopped. */
export interface Worker {
  /** Lets running tasks finish (they are told to hurry), then gives back what is left. */
  readonly stop: () => Promise<void>;
}

const concurrencyDefault = 8;
const pollIntervalDefaultMs = 1_000;
const hurryAfterMs = 2_000;

/** Starts working on the queue. */
export async function startWorker(options: StartWorkerOptions): Promise<Worker> {
  const { pool, tasks, log } = options;
  const lockerIds: string[] = [];
  const events: WorkerEvents = new EventEmitter() as WorkerEvents;
  // The library locks tasks and queues in the name of the pool, not of the single worker.
  events.on('pool:create', ({ workerPool }) => lockerIds.push(workerPool.id));
  // One listener for each call of each running task.
  events.on('pool:create', ({ workerPool }) => setMaxListeners(0, workerPool.abortSignal));
  const stopTuning = tuneQueue(pool, createNudge(events));
  const runner = await run({
    pgPool: pool,
    taskList: listTasks(tasks),
    parsedCronItems: listCrons(tasks),
    concurrency: options.concurrency ?? concurrencyDefault,
    pollInterval: options.pollIntervalMs ?? pollIntervalDefaultMs,
    gracefulShutdownAbortTimeout: hurryAfterMs,
    noHandleSignals: true,
    logger: bridgeLogger(log),
    events,
  });
  // A worker that ends by itself has said why in the log; the stop below must not fail for it.
  runner.promise.catch((error: unknown) => log.error({ error }, 'the worker ended'));
  const presence = await keepPresence({ pool, lockerIds, log });
  const stop = async () => {
    await runner.stop().catch(() => undefined);
    stopTuning();
    await presence.end();
  };
  return { stop };
}

function listTasks(tasks: readonly Task[]): TaskList {
  const entries = tasks.map(({ name, work }): [string, TaskList[string]] => [
    name,
    (payload, { job, abortSignal }) =>
      work(payload as never, { attempt: job.attempts, attemptsMax: job.max_attempts, signal: abortSignal }),
  ]);
  return Object.fromEntries(entries);
}

function listCrons(tasks: readonly Task[]) {
  const items = tasks.flatMap(({ name, cron }) => (cron === undefined ? [] : [{ task: name, match: cron }]));
  return parseCronItems(items);
}

// What the library calls info tells of every task.
const logLevels = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const;

function bridgeLogger(log: Log): Logger {
  return new Logger(scope => (level, message) => {
    const fields = { task: scope.taskIdentifier, job: scope.jobId };
    log[logLevels[level]](fields, message);
  });
}
