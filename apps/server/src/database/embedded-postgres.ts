import { mkdir } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { resolve } from 'node:path';
import { adoptPostmaster } from './adopt-postmaster.ts';
import { connectTo, type ServerAddress } from './await-answer.ts';
import { databaseName, layOutCluster, type ClusterLayout } from './cluster-layout.ts';
import { ensureCluster } from './create-cluster.ts';
import { DatabaseFault } from './database-fault.ts';
import { keepPassword } from './embedded-password.ts';
import { folderFault } from './folder-fault.ts';
import { lockFolder } from './folder-lock.ts';
import { memorySettings, usableMemory } from './memory-settings.ts';
import { providePostgresBinaries } from './postgres-binaries.ts';
import { claimSharedFolder, makeSocketFolder } from './private-folder.ts';
import { chooseServerAccount } from './server-account.ts';
import { startPostmaster, type Postmaster, type StartPostmasterOptions } from './start-postmaster.ts';
import { stopPostmaster } from './stop-postmaster.ts';
import { watchPostmaster, type PostmasterWatch } from './watch-postmaster.ts';

export interface EmbeddedPostgresOptions {
  /** `TIEOUT_DATA`; made when missing. */
  readonly dataFolder: string;
  /** `PG_BIN_DIR`; without it the programs that npm installed are used. */
  readonly binFolder?: string | undefined;
  readonly settings?: readonly string[];
  /** Told when the server was found dead and when it is back. */
  readonly onEvent?: (event: EmbeddedPostgresEvent) => void;
}

/** `lost`: the server ended by itself. `back`: it was started anew. `stuck`: starting it anew failed; it is tried again later. */
export type EmbeddedPostgresEvent =
  { readonly kind: 'lost' } | { readonly kind: 'back' } | { readonly kind: 'stuck'; readonly error: unknown };

/** A running embedded server, ours until closed. */
export interface EmbeddedPostgres {
  readonly address: ServerAddress;
  readonly start: 'fresh' | 'adopted';
  /** The server's process now: it changes when the server had to be started anew. */
  readonly pid: () => number;
  readonly close: () => Promise<void>;
}

/** The name of the socket's file; nothing listens on a network port. */
const socketPort = 5432;

/** Starts (or adopts) PostgreSQL on the data folder, keeps it running, and holds the folder against a second Tieout. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  if (process.platform === 'win32') throw unsupportedSystem();
  const dataFolder = resolve(options.dataFolder);
  const layout = layOutCluster(dataFolder);
  await makeFolders(layout, dataFolder);
  const lock = await lockFolder(dataFolder);
  try {
    const plan = await prepareStart(layout, options);
    const { postmaster, start } = await startOrAdopt(plan);
    await ensureDatabase(postmaster.address);
    const watch = watchPostmaster({ plan, first: postmaster, onEvent: options.onEvent ?? (() => undefined) });
    return { address: postmaster.address, start, pid: watch.pid, close: () => close(watch, lock.release) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function makeFolders(layout: ClusterLayout, dataFolder: string): Promise<void> {
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 });
    await mkdir(layout.root, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderFault(dataFolder, error);
  }
}

async function prepareStart(layout: ClusterLayout, options: EmbeddedPostgresOptions): Promise<StartPostmasterOptions> {
  const account = chooseServerAccount(process.getuid?.());
  const runtimeFolder = () =>
    account === undefined ? Promise.resolve(layout.root) : claimSharedFolder('tieout-runtime', account);
  const binaries = await providePostgresBinaries({ binFolder: options.binFolder, runtimeFolder });
  const password = await keepPassword(layout.passwordFile);
  await ensureCluster({ layout, binaries, account, password });
  const address = { socketFolder: '', port: socketPort, password };
  const memory = memorySettings(usableMemory(totalmem(), process.constrainedMemory()));
  return { layout, binaries, account, address, settings: [...memory, ...(options.settings ?? [])] };
}

async function startOrAdopt(
  plan: StartPostmasterOptions,
): Promise<{ readonly postmaster: Postmaster; readonly start: 'fresh' | 'adopted' }> {
  const adopted = await adoptPostmaster({
    layout: plan.layout,
    account: plan.account,
    password: plan.address.password,
  });
  if (adopted !== undefined) return { postmaster: adopted, start: 'adopted' };
  const address = { ...plan.address, socketFolder: await makeSocketFolder(plan.account) };
  return { postmaster: await startPostmaster({ ...plan, address }), start: 'fresh' };
}

/** Makes our database when the cluster is new. */
async function ensureDatabase(address: ServerAddress): Promise<void> {
  const client = await connectTo(address);
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

async function close(watch: PostmasterWatch, releaseLock: () => Promise<void>): Promise<void> {
  const { pid, address } = await watch.stop();
  await stopPostmaster(pid, address.socketFolder);
  await releaseLock();
}

function unsupportedSystem(): DatabaseFault {
  return new DatabaseFault({
    code: 'unsupported-system',
    message: 'The embedded database runs on Linux and macOS only.',
    hint: 'Set DATABASE_URL to a PostgreSQL server (15 or later).',
  });
}
