import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../apps/server/src/logs/create-log.ts';
import { createCore } from '../apps/server/src/compose/create-core.ts';
import type { Core } from '../apps/server/src/server-core.ts';
import { openStore } from '../apps/server/src/serving/open-store.ts';
import { readSettings } from '../apps/server/src/settings/read-settings.ts';
import { startProgram, type Program } from '../apps/server/src/testing/start-program.ts';
import { countJobs, fillConnections, orderRound, requireAllDone } from './fill-connections.ts';
import type { Bench, Row } from './row.ts';
import { startSlowBooks } from './slow-books.ts';

const connectionCount = 1_000;
const answerAfterMs = 200;
const workerCounts = [1, 2, 4] as const;
const jobsPerConnection = 2;
/** Parts of a round that are not measured: all workers are at work in between. At the end some have nothing left to take. */
const unmeasured = { atStart: 0.05, atEnd: 0.1 };
/** Counting two thousand jobs takes processor time from those who do them. */
const lookEveryMs = 200;
const roundMaxMs = 300_000;

/** How the workers are started, and how much they are given. */
interface Setting {
  /** Undefined: what is usual. */
  readonly jobsAtOnce?: number;
  /** Connections with work. */
  readonly connections: number;
  /** Connections, of two jobs each, that each worker has worked on before it is measured. */
  readonly warmUpPerWorker: number;
}

/**
 * Until the code of a worker is compiled and each of its database's connections keeps its plans, as after an hour of work. Counted by two
 * hundred jobs of one worker, a job cost 25, 22, 14, 16, 18, 14 ms of processor time: what comes before the four hundredth would weigh
 * four times as much on four workers, which share the same work.
 */
const usual: Setting = { connections: connectionCount, warmUpPerWorker: 200 };
/**
 * One worker waits for QuickBooks nearly all its time, and four of them together need less than the processors of a small machine: what is
 * measured then is whether the queue shares the work out, not how fast the machine is.
 */
const unhurried: Setting = { jobsAtOnce: 2, connections: 200, warmUpPerWorker: 40 };

interface Measured {
  readonly workers: number;
  readonly perSecond: number;
}

async function run(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-bench-'));
  const books = await startSlowBooks(answerAfterMs);
  const environment = { TIEOUT_DATA: folder, LOG_LEVEL: 'error', EMULATOR_PORT: String(books.port) };
  const settings = readSettings(environment);
  const log = createLog({ level: settings.LOG_LEVEL });
  const store = await openStore({ settings, log, mayJoin: false });
  try {
    const core = await createCore({ settings, log, pool: store.pool });
    await fillConnections(core, connectionCount);
    const work = createWork(core);
    const rows: Row[] = [];
    for (const setting of [usual, unhurried]) {
      const measured: Measured[] = [];
      for (const workers of workerCounts) {
        const perSecond = await measureWorkers(work, { ...setting, workers, environment });
        measured.push({ workers, perSecond });
      }
      rows.push(...rowsOf(setting, measured));
    }
    const mostAtOnce = books.mostAtOnce();
    const oneEach = { name: 'most calls of one company at once', value: mostAtOnce, unit: 'calls' } as const;
    return [...rows, { ...oneEach, goal: { atMost: 1 } }];
  } finally {
    await store.close();
    await books.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function rowsOf({ jobsAtOnce }: Setting, measured: readonly Measured[]): readonly Row[] {
  const [one] = measured;
  const four = measured.at(-1);
  const how = jobsAtOnce === undefined ? '' : `, ${jobsAtOnce} jobs at once each`;
  return [
    ...measured.map(({ workers, perSecond }): Row => ({
      name: `jobs a second, workers: ${workers}${how}`,
      value: perSecond,
      unit: '1/s',
    })),
    {
      name: `four workers against one${how}`,
      value: (four?.perSecond ?? 0) / (one?.perSecond ?? 1),
      unit: 'ratio',
      goal: { atLeast: 3.5 },
    },
  ];
}

interface Started extends Setting {
  readonly workers: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts workers, lets them warm up, and measures a round. */
async function measureWorkers(work: Work, started: Started): Promise<number> {
  const programs = Array.from({ length: started.workers }, () => startWorkerProgram(started));
  try {
    await Promise.all(programs.map(program => program.line('Tieout works on jobs.')));
    await work(started.warmUpPerWorker * started.workers);
    return await work(started.connections);
  } finally {
    await Promise.all(programs.map(program => program.kill('SIGTERM')));
  }
}

/** Orders work of so many connections at once, and answers how many jobs a second were done once all of it is. */
type Work = (connections: number) => Promise<number>;

function createWork(core: Core): Work {
  let round = 0;
  let customers = 0;
  return async connections => {
    await orderRound(core, { round, connections });
    const perSecond = await watchRound(core, jobsPerConnection * connections);
    round += 1;
    customers += connections;
    await requireAllDone(core, customers);
    return perSecond;
  };
}

async function watchRound(core: Core, jobs: number): Promise<number> {
  const looks: { readonly atMs: number; readonly done: number }[] = [];
  const startedAtMs = performance.now();
  for (let done = 0; done < jobs;) {
    await new Promise(resolve => setTimeout(resolve, lookEveryMs));
    done = jobs - (await countJobs(core));
    const atMs = performance.now() - startedAtMs;
    if (atMs > roundMaxMs) throw new Error('The jobs were not done in time.');
    looks.push({ atMs, done });
  }
  const from = looks.find(({ done }) => done >= jobs * unmeasured.atStart);
  const to = looks.find(({ done }) => done >= jobs * (1 - unmeasured.atEnd));
  if (from === undefined || to === undefined || to.atMs === from.atMs) throw new Error('The round was too short.');
  return ((to.done - from.done) * 1_000) / (to.atMs - from.atMs);
}

/** As it is installed, not from the sources: what is measured is what people run. */
const startWorkerProgram = ({ environment, jobsAtOnce }: Started): Program =>
  startProgram({
    file: new URL('../apps/cli/dist/main.js', import.meta.url),
    args: ['worker', ...(jobsAtOnce === undefined ? [] : ['--concurrency', String(jobsAtOnce)])],
    environment,
  });

/**
 * Workers are programs of their own, first with their usual eight jobs at a time, then with two. A job waits for QuickBooks most of its
 * time, so that more workers do more although the machine has no more cores, as long as it has any to spare; each company's jobs are done
 * one after the other all the same.
 */
export const bench: Bench = {
  title: `${connectionCount} connections, a QuickBooks that answers in ${answerAfterMs} ms`,
  run,
};
