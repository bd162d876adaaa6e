import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ServerAddress } from './await-answer.ts';
import { layOutCluster } from './cluster-layout.ts';
import { isFolderLocked } from './folder-lock.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { isAlive } from './running-programs.ts';

/** Where the embedded server of a Tieout that runs on this folder answers; `undefined` when none runs. */
export async function findRunningPostgres(dataFolder: string): Promise<ServerAddress | undefined> {
  const folder = resolve(dataFolder);
  if (!(await isFolderLocked(folder))) return undefined;
  const layout = layOutCluster(folder);
  const found = await readPostmasterFile(layout.cluster);
  if (found === undefined || !(await isAlive(found.pid))) return undefined;
  const password = (await readFile(layout.passwordFile, 'utf8')).trim();
  return { socketFolder: found.socketFolder, port: found.port, password };
}
