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
const roundMaxMs = 300_000;

/** How the workers are started, and how much they are given. */
interface Setting {
  /** Undefined: what is usual. */
  readonly jobsAtOnce?: number;
  /** Connections with work. */
  readonly connections: number;
}

const usual: Setting = { connections: connectionCount };
/**
 * One worker waits for QuickBooks nearly all its time, and four of them together need less than the processors of a small machine: what is
 * measured then is whether the queue shares the work out, not how fast the machine is.
 */
const unhurried: Setting = { jobsAtOnce: 2, connections: 200 };

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
    const rows: Row[] = [];
    const done = { rounds: 0, customers: 0 };
    for (const setting of [usual, unhurried]) {
      const measured: Measured[] = [];
      for (const workers of workerCounts) {
        const round = { ...setting, round: done.rounds, workers, environment };
        measured.push({ workers, perSecond: await measureRound(core, round) });
        done.rounds += 1;
        done.customers += setting.connections;
        await requireAllDone(core, done.customers);
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

interface Round extends Setting {
  readonly round: number;
  readonly workers: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** Orders the work of all connections at once, for workers that are already up, and waits until all is done. */
async function measureRound(core: Core, round: Round): Promise<number> {
  const programs = Array.from({ length: round.workers }, () => startWorkerProgram(round));
  try {
    await Promise.all(programs.map(program => program.line('Tieout works on jobs.')));
    const startedAtMs = performance.now();
    await orderRound(core, round);
    while ((await countJobs(core)) > 0) {
      if (performance.now() - startedAtMs > roundMaxMs) throw new Error('The jobs were not done in time.');
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    return (jobsPerConnection * round.connections * 1_000) / (performance.now() - startedAtMs);
  } finally {
    await Promise.all(programs.map(program => program.kill('SIGTERM')));
  }
}

const startWorkerProgram = ({ environment, jobsAtOnce }: Round): Program =>
  startProgram({
    file: new URL('../apps/cli/src/main.ts', import.meta.url),
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
