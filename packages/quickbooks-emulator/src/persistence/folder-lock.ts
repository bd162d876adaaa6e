import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which process holds a folder. The start tells two processes apart that got the same id one after the other. */
interface Holder {
  readonly pid: number;
  readonly start: string;
}

const FILE = 'lock';
const heldHere = new Set<string>();

/** Two emulators on one folder would write over each other. */
export class FolderInUse extends Error {
  constructor(folder: string, pid: number) {
    super(
      `The folder ${folder} is in use by another emulator (process ${pid}). Stop that one, or give this one another folder with --data.`,
    );
    this.name = 'FolderInUse';
  }
}

/** Takes the folder for this process; what a killed process left behind is taken over. Returns how to let go. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, FILE);
  const self: Holder = { pid: process.pid, start: startOf(process.pid) };
  const holder = readHolder(path);
  if (holder !== undefined) {
    if (isAlive(holder) && (holder.pid !== process.pid || heldHere.has(path)))
      throw new FolderInUse(folder, holder.pid);
    rmSync(path, { force: true });
  }
  claim(path, self, folder);
  heldHere.add(path);
  return () => {
    heldHere.delete(path);
    rmSync(path, { force: true });
  };
}

/** Of two that come at the same moment, the file system lets one create the file. */
function claim(path: string, self: Holder, folder: string): void {
  try {
    writeFileSync(path, JSON.stringify(self), { flag: 'wx' });
  } catch (fault) {
    const winner = readHolder(path);
    if (winner === undefined) throw fault;
    throw new FolderInUse(folder, winner.pid);
  }
}

function readHolder(path: string): Holder | undefined {
  try {
    const parsed = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return typeof parsed.pid === 'number' ? { pid: parsed.pid, start: parsed.start ?? '' } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive({ pid, start }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const startNow = startOf(pid);
  return start === '' || startNow === '' || start === startNow;
}

/** Field 22 of /proc/PID/stat, where there is one: when the process began. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
