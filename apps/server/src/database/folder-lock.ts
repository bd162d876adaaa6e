import { hostname } from 'node:os';
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseFault } from './database-fault.ts';
import { errnoOf } from './errno-of.ts';
import { isRunning, readStartMark } from './running-programs.ts';

/** Who holds the data folder, as written into its lock file. */
interface LockHolder {
  readonly pid: number;
  readonly host: string;
  readonly startMark: string | undefined;
}

/** The right to run on a data folder, held until released or until the program ends. */
export interface FolderLock {
  readonly release: () => Promise<void>;
}

const lockName = 'tieout.lock';
const heartbeatMs = 5_000;
/** A holder on another machine or in another container cannot be asked; only its heartbeat tells. */
const foreignSilenceMaxMs = 30_000;
const attemptsMax = 5;

/** Takes the data folder for this program, or says who has it. A lock left by a killed program is taken over. */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const path = join(folder, lockName);
  const mine: LockHolder = { pid: process.pid, host: hostname(), startMark: await readStartMark(process.pid) };
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    if (await writeNew(path, mine)) return keepAlive(path);
    const holder = await readHolder(path);
    if (holder !== undefined && (await isAlive(path, holder))) throw inUse(folder, holder);
    await removeStale(path, holder);
  }
  throw inUse(folder, await readHolder(path));
}

/** Whether a living program holds the folder. */
export async function isFolderLocked(folder: string): Promise<boolean> {
  const path = join(folder, lockName);
  const holder = await readHolder(path);
  return holder !== undefined && (await isAlive(path, holder));
}

async function writeNew(path: string, holder: LockHolder): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    await file.writeFile(JSON.stringify(holder));
    await file.close();
    return true;
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<LockHolder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => '');
  try {
    return JSON.parse(text) as LockHolder;
  } catch {
    return undefined;
  }
}

async function isAlive(path: string, holder: LockHolder): Promise<boolean> {
  if (holder.host !== hostname()) return Date.now() - (await touchedAtMs(path)) < foreignSilenceMaxMs;
  if (!isRunning(holder.pid)) return false;
  // The same number may belong to a later program: always so in a container, where we are number 1 each time.
  return holder.startMark === (await readStartMark(holder.pid));
}

async function touchedAtMs(path: string): Promise<number> {
  return (await stat(path).catch(() => undefined))?.mtimeMs ?? 0;
}

// Two programs may find the same stale lock. Renaming is atomic: one of them moves it, and puts it back when what it moved
// turns out to be the fresh lock of the other.
async function removeStale(path: string, judged: LockHolder | undefined): Promise<void> {
  const aside = `${path}.${process.pid}`;
  await rename(path, aside).catch(() => undefined);
  const moved = await readHolder(aside);
  const isWhatWeJudged = moved?.pid === judged?.pid && moved?.startMark === judged?.startMark;
  if (isWhatWeJudged) await rm(aside, { force: true });
  else await rename(aside, path).catch(() => undefined);
}

function keepAlive(path: string): FolderLock {
  const timer = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, heartbeatMs);
  timer.unref();
  const release = async () => {
    clearInterval(timer);
    await rm(path, { force: true });
  };
  return { release };
}

function inUse(folder: string, holder: LockHolder | undefined): DatabaseFault {
  const who = holder === undefined ? 'another program' : `process ${holder.pid} on ${holder.host}`;
  return new DatabaseFault({
    code: 'folder-in-use',
    message: `Tieout is already running on the data folder ${folder} (${who}).`,
    hint: 'Stop it first, or set TIEOUT_DATA to another folder for a second, separate Tieout.',
  });
}
