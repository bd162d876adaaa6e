import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive, isRunning } from './running-programs.ts';

/** What PostgreSQL writes into `postmaster.pid` while it runs (PostgreSQL source, src/include/utils/pidfile.h). */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
}

/** Beyond every system's largest process id (Linux counts to 2^22), and within PostgreSQL's `int`. */
const pidOfNobody = 2_000_000_000;

/** Reads the file of a running (or killed) server; `undefined` when there is none, or when it is not complete yet. */
export async function readPostmasterFile(clusterFolder: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  return parsePostmasterFile(text);
}

/** Lines: pid, data folder, start time, port, first socket folder, listen address, shared memory key, status. */
export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const [pid, , , port, socketFolder] = text.split('\n').map(line => line.trim());
  if (!/^\d+$/.test(pid ?? '') || !/^\d+$/.test(port ?? '') || !socketFolder) return undefined;
  return { pid: Number(pid), port: Number(port), socketFolder };
}

/**
 * A killed server that nobody has asked about (its parent was killed too, and a container's first program may never ask)
 * still owns its process id, and PostgreSQL takes it for running. Its number is taken out of the file; the line about
 * shared memory stays, by which PostgreSQL finds out whether its children still work on the data.
 */
export async function disownDeadPostmaster(clusterFolder: string): Promise<void> {
  const found = await readPostmasterFile(clusterFolder);
  if (found === undefined || !isRunning(found.pid) || (await isAlive(found.pid))) return;
  const path = join(clusterFolder, 'postmaster.pid');
  const text = await readFile(path, 'utf8');
  await writeFile(path, text.replace(/^\s*\d+/, String(pidOfNobody)));
}
