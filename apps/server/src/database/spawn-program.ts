import { spawn, type ChildProcess } from 'node:child_process';
import { open } from 'node:fs/promises';
import type { ServerAccount } from './server-account.ts';

export interface SpawnProgramOptions {
  readonly program: string;
  /** The cluster's folder; `flags` gets the name under which the program finds it. */
  readonly cluster: string;
  readonly flags: (clusterPath: string) => readonly string[];
  readonly account: ServerAccount | undefined;
  /** File descriptor of its output; without one the output is collected by the caller from pipes. */
  readonly outputFd?: number;
}

const inheritedFd = 3;

/**
 * Starts a program of PostgreSQL on a cluster. Its unprivileged account may be unable to walk down to the data folder (a project below
 * `/root`), so it inherits the folder opened, and `/proc/self/fd` leads there without walking. (Its working directory would do
 * as well, but versions before 16 leave that for a moment and cannot come back.)
 */
export async function spawnProgram(options: SpawnProgramOptions): Promise<ChildProcess> {
  const { program, cluster, flags, account, outputFd } = options;
  const isLent = account !== undefined && process.platform === 'linux';
  const folder = await open(cluster, 'r');
  try {
    const output = outputFd ?? 'pipe';
    // Its own session: Ctrl+C on a terminal must reach us alone, so that we can finish work before we stop the server.
    const child = spawn(program, flags(isLent ? `/proc/self/fd/${inheritedFd}` : cluster), {
      cwd: '/',
      detached: true,
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', output, output, folder.fd],
      ...account,
    });
    // The error shows as a missing process id; without a listener it would end our program.
    child.on('error', () => undefined);
    return child;
  } finally {
    await folder.close();
  }
}
