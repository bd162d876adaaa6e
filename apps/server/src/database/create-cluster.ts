import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { databaseUser, type ClusterLayout } from './cluster-layout.ts';
import { clusterPathFor, serverEnvironment } from './cluster-path.ts';
import { DatabaseFault } from './database-fault.ts';
import { folderFault } from './folder-fault.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { giveTo, makeSocketFolder, removeSocketFolder } from './private-folder.ts';
import type { ServerAccount } from './server-account.ts';

export interface CreateClusterOptions {
  readonly layout: ClusterLayout;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
  readonly password: string;
}

const run = promisify(execFile);
const firstMajorWithBuiltinLocale = 17;

/** Makes the cluster when there is none yet, and refuses one that other programs than ours must open. */
export async function ensureCluster(options: CreateClusterOptions): Promise<void> {
  const found = await readClusterVersion(options.layout.cluster);
  if (found === undefined) return createCluster(options);
  if (found !== options.binaries.majorVersion) throw versionMismatch(found, options.binaries.majorVersion);
}

async function readClusterVersion(cluster: string): Promise<number | undefined> {
  const isThere = await access(cluster).then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  return Number.parseInt(await readFile(join(cluster, 'PG_VERSION'), 'utf8'), 10);
}

// initdb works in a folder of another name that is renamed when complete: a kill in between leaves nothing half made.
async function createCluster({ layout, binaries, account, password }: CreateClusterOptions): Promise<void> {
  const folder = layout.unfinishedCluster;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { mode: 0o700 });
  await giveTo(folder, account);
  const passwordFolder = await makeSocketFolder(account);
  const passwordFile = join(passwordFolder, 'password');
  try {
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
    await giveTo(passwordFile, account);
    const flags = ['-D', clusterPathFor(folder, account), `--pwfile=${passwordFile}`, ...initFlags(binaries)];
    await run(binaries.initdb, flags, { cwd: folder, env: serverEnvironment(), ...account });
    await rename(folder, layout.cluster);
  } catch (error) {
    throw initFault(layout, error);
  } finally {
    await removeSocketFolder(passwordFolder);
  }
}

// The built-in C.UTF-8 sorts alike on every machine and never changes with the system's libraries.
function initFlags({ majorVersion }: PostgresBinaries): readonly string[] {
  const locale =
    majorVersion >= firstMajorWithBuiltinLocale
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
      : ['--locale=C', '--lc-ctype=C.UTF-8'];
  return ['-U', databaseUser, '-A', 'scram-sha-256', '-E', 'UTF8', '--data-checksums', ...locale];
}

function initFault(layout: ClusterLayout, error: unknown): DatabaseFault {
  const text = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  if (/No space left|Disk quota/i.test(text)) return folderFault(layout.root, { code: 'ENOSPC' });
  return new DatabaseFault({
    code: 'start-failed',
    message: `PostgreSQL could not make its database in ${layout.root}: ${lastLine(text)}.`,
    hint: 'Check that the folder lies on a local disk this user may write to; or set DATABASE_URL to use a running server.',
    cause: error,
  });
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  return lines.find(line => /error|fatal/i.test(line))?.trim() ?? lines.at(-1)?.trim() ?? 'no message';
}

function versionMismatch(found: number, ours: number): DatabaseFault {
  return new DatabaseFault({
    code: 'version-mismatch',
    message: `The data folder was made by PostgreSQL ${found}, but the server programs are of version ${ours}.`,
    hint: `Set PG_BIN_DIR to the programs of PostgreSQL ${found}, run "tieout backup", and restore the file into a new data folder.`,
  });
}
