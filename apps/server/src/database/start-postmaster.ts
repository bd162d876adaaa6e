import type { ChildProcess } from 'node:child_process';
import { open, rename, stat } from 'node:fs/promises';
import type { ClusterLayout } from './cluster-layout.ts';
import { awaitAnswer, type ServerAddress } from './await-answer.ts';
import { postmasterFault } from './postmaster-fault.ts';
import { disownDeadPostmaster } from './postmaster-file.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { readLogTail } from './read-log-tail.ts';
import { spawnProgram } from './spawn-program.ts';
import type { ServerAccount } from './server-account.ts';

export interface StartPostmasterOptions {
  readonly layout: ClusterLayout;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
  readonly address: ServerAddress;
  /** More `name=value` settings of the server: those of this machine, and what tests need. The last of a name counts. */
  readonly settings: readonly string[];
}

/** A server that answers. */
export interface Postmaster {
  readonly pid: number;
  readonly address: ServerAddress;
}

const logSizeMax = 5_000_000;
/** After a killed server its children need a moment to go; until then a new one refuses to start. */
const leftoverAttemptsMax = 20;
const leftoverPauseMs = 250;

const fixedSettings = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=100',
  // For a machine that has other things to do.
  'work_mem=16MB',
  'maintenance_work_mem=128MB',
  // An import of a hundred thousand records is written before the first checkpoint has to bring it all into its place.
  'max_wal_size=2GB',
  'wal_buffers=16MB',
  'checkpoint_timeout=15min',
  // Compiling a statement takes longer than any of ours runs.
  'jit=off',
  // Data folders of our time lie on flash storage.
  'random_page_cost=1.1',
  'timezone=UTC',
  'cluster_name=tieout',
];

/** Starts the server on its cluster and waits until *this* server answers. */
export async function startPostmaster(options: StartPostmasterOptions): Promise<Postmaster> {
  const { layout } = options;
  await rotateLog(layout.logFile);
  for (let attempt = 1; ; attempt += 1) {
    const logStart = (await stat(layout.logFile).catch(() => undefined))?.size ?? 0;
    await disownDeadPostmaster(layout.cluster);
    const started = await tryToStart(options);
    if (started !== undefined) return started;
    const logTail = await readLogTail(layout.logFile, logStart);
    if (!logTail.includes('pre-existing shared memory block') || attempt === leftoverAttemptsMax) {
      throw postmasterFault(layout, logTail);
    }
    await new Promise(resolve => setTimeout(resolve, leftoverPauseMs));
  }
}

async function tryToStart(options: StartPostmasterOptions): Promise<Postmaster | undefined> {
  const child = await launch(options);
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  if (child.pid === undefined) return undefined;
  if (await awaitAnswer(options.address, hasEnded)) return { pid: child.pid, address: options.address };
  child.kill('SIGQUIT');
  return undefined;
}

async function launch(options: StartPostmasterOptions): Promise<ChildProcess> {
  const { layout, binaries, account, address } = options;
  const place = [`port=${address.port}`, `unix_socket_directories=${address.socketFolder}`];
  const settings = [...fixedSettings, ...place, ...options.settings].flatMap(setting => ['-c', setting]);
  const log = await open(layout.logFile, 'a', 0o600);
  try {
    const child = await spawnProgram({
      program: binaries.postgres,
      cluster: layout.cluster,
      flags: path => ['-D', path, ...settings],
      account,
      outputFd: log.fd,
    });
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

async function rotateLog(logFile: string): Promise<void> {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0;
  if (size > logSizeMax) await rename(logFile, `${logFile}.old`);
}
