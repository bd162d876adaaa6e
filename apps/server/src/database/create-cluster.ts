import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { databaseUser, type ClusterLayout } from './cluster-layout.ts';
import { DatabaseFault } from './database-fault.ts';
import { folderFault } from './folder-fault.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { giveTo, makeSocketFolder, removeSocketFolder } from './private-folder.ts';
import { spawnProgram } from './spawn-program.ts';
import type { ServerAccount } from './server-account.ts';

export interface CreateClusterOptions {
  readonly layout: ClusterLayout;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
  readonly password: string;
}

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
    const flags = [`--pwfile=${passwordFile}`, ...initFlags(binaries)];
    const child = await spawnProgram({
      program: binaries.initdb,
      cluster: folder,
      flags: path => ['-D', path, ...flags],
      account,
    });
    const output = await runToEnd(child);
    if (output.code !== 0) throw initFault(layout, output.text);
    await rename(folder, layout.cluster);
  } catch (error) {
    throw error instanceof DatabaseFault ? error : folderFault(layout.root, error);
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

async function runToEnd(child: ChildProcess): Promise<{ readonly code: number | null; readonly text: string }> {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  // Without a process id the program could not be started at all.
  if (child.pid !== undefined) await once(child, 'close');
  return { code: child.exitCode, text };
}

function initFault(layout: ClusterLayout, output: string): DatabaseFault {
  if (/No space left|Disk quota/i.test(output)) return folderFault(layout.root, { code: 'ENOSPC' });
  const isUnknownUser = output.includes('could not look up effective user ID');
  return new DatabaseFault({
    code: 'start-failed',
    message: `PostgreSQL could not make its database in ${layout.root}: ${lastLine(output)}.`,
    hint: isUnknownUser
      ? 'Run as a user that /etc/passwd knows, or set DATABASE_URL to use a running server.'
      : 'Check that the folder lies on a local disk this user may write to; or set DATABASE_URL to use a running server.',
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
