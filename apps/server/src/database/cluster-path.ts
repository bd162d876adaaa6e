import type { ServerAccount } from './server-account.ts';

/**
 * How the server is told where its cluster is. Its unprivileged account may be unable to walk down to the data folder (a
 * project below `/root`), but the program is started *inside* the folder, and `/proc/self/cwd` leads there without walking.
 */
export function clusterPathFor(cluster: string, account: ServerAccount | undefined): string {
  return account !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : cluster;
}

/** The environment of the server's programs: nothing of ours but the way to find programs, messages in English. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}
