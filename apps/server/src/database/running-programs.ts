import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { errnoOf } from './errno-of.ts';

const run = promisify(execFile);

/** Whether a program with this process id exists, ours or not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}

/** Whether it runs and is not merely a dead child nobody has asked about: in a container without init those stay for ever. */
export async function isAlive(pid: number): Promise<boolean> {
  return isRunning(pid) && !(await isZombie(pid));
}

/** A word that tells a program from a later one with the same process id: when it started, as the system counts it. */
export async function readStartMark(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return ps(pid, 'lstart=');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // Field 22 is the start time; the second field is the name in brackets and may hold anything, so count from its end.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

/** The program's name, such as `postgres`. */
export async function readProgramName(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return (await ps(pid, 'comm='))?.split('/').at(-1);
  return (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined))?.trim();
}

async function ps(pid: number, column: string): Promise<string | undefined> {
  const answer = await run('ps', ['-o', column, '-p', String(pid)]).catch(() => undefined);
  const text = answer?.stdout.trim();
  return text === '' ? undefined : text;
}

/** Waits until the program is gone; false when it is still there after `timeoutMs`. */
export async function waitUntilGone(pid: number, timeoutMs: number): Promise<boolean> {
  const pollMs = 20;
  for (let waitedMs = 0; waitedMs <= timeoutMs; waitedMs += pollMs) {
    if (!(await isAlive(pid))) return true;
    await new Promise(resolve => setTimeout(resolve, pollMs));
  }
  return false;
}

async function isZombie(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'Z';
}
