import { randomUUID } from 'node:crypto';
import { readlink, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { awaitAnswer, connectTo, type ServerAddress } from './await-answer.ts';
import type { ClusterLayout } from './cluster-layout.ts';
import { postmasterFault } from './postmaster-fault.ts';
import { readPostmasterFile, type PostmasterFile } from './postmaster-file.ts';
import { giveTo, removeSocketFolder } from './private-folder.ts';
import { isAlive, isRunning, readProgramName } from './running-programs.ts';
import type { ServerAccount } from './server-account.ts';
import type { Postmaster } from './start-postmaster.ts';
import { stopPostmaster } from './stop-postmaster.ts';

export interface AdoptPostmasterOptions {
  readonly layout: ClusterLayout;
  readonly account: ServerAccount | undefined;
  readonly password: string;
}

/**
 * Takes over the server that a killed Tieout left running on this cluster. When one is left that no longer answers, it is stopped.
 * `undefined` says that a fresh one may be started.
 */
export async function adoptPostmaster(options: AdoptPostmasterOptions): Promise<Postmaster | undefined> {
  const { layout, password } = options;
  const found = await readPostmasterFile(layout.cluster);
  if (found === undefined) return undefined;
  // The file itself stays: by it PostgreSQL finds out whether children of the killed server still use its memory.
  if (!(await isAlive(found.pid))) return removeSocketFolder(found.socketFolder).then(() => undefined);
  if ((await readProgramName(found.pid)) !== 'postgres') return clearAway(layout, found);
  const address = { socketFolder: found.socketFolder, port: found.port, password };
  const isUp = await awaitAnswer(address, () => !isRunning(found.pid));
  if (isUp && (await servesThisCluster(address, options))) return { pid: found.pid, address };
  if (!(await isAlive(found.pid))) return undefined;
  if (!(await worksIn(found.pid, layout.cluster)))
    throw postmasterFault(layout, 'lock file "postmaster.pid" already exists');
  await stopPostmaster(found.pid, found.socketFolder);
  return undefined;
}

// The killed server's number now belongs to another program of the same user: PostgreSQL would take that one for the server.
async function clearAway(layout: ClusterLayout, found: PostmasterFile): Promise<undefined> {
  await rm(join(layout.cluster, 'postmaster.pid'), { force: true });
  await removeSocketFolder(found.socketFolder);
  return undefined;
}

// The folder may be a copy, made while the original's server ran: then the file names a server of other data. A word that
// we write here and now must be readable there.
async function servesThisCluster(
  address: ServerAddress,
  { layout, account }: AdoptPostmasterOptions,
): Promise<boolean> {
  const name = `tieout-question-${randomUUID()}`;
  const path = join(layout.cluster, name);
  await writeFile(path, name, { mode: 0o600 });
  await giveTo(path, account);
  let client: pg.Client | undefined;
  try {
    client = await connectTo(address);
    const answer = await client.query<{ word: string | null }>('select pg_read_file($1, 0, 200, true) as word', [name]);
    return answer.rows[0]?.word === name;
  } catch {
    return false;
  } finally {
    await client?.end();
    await rm(path, { force: true });
  }
}

async function worksIn(pid: number, cluster: string): Promise<boolean> {
  return (await readlink(`/proc/${pid}/cwd`).catch(() => undefined)) === cluster;
}
