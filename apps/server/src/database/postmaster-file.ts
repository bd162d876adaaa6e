import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What PostgreSQL writes into `postmaster.pid` while it runs (PostgreSQL source, src/include/utils/pidfile.h). */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly socketFolder: string;
}

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
