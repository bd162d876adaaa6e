import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const CLI = join(import.meta.dirname, '../dist/cli.js');

/** The built command in a process of its own, as a user runs it. */
export interface EmulatorUnderTest {
  readonly child: ChildProcess;
  readonly url: string;
  readonly port: number;
  /** From the start of the process to its line with the address. */
  readonly startMs: number;
}

export async function startProcess(): Promise<EmulatorUnderTest> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [CLI, '--port', '0', '--json', '--limits', 'off'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  return { child, url, port: Number(new URL(url).port), startMs: performance.now() - startedMs };
}

export async function stopProcess({ child }: EmulatorUnderTest): Promise<void> {
  child.kill('SIGTERM');
  await once(child, 'exit');
}

export async function control<T>({ url }: EmulatorUnderTest, path: string, body: unknown): Promise<T> {
  const response = await fetch(`${url}/emulator${path}`, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** Kernel ticks of USER_HZ, which is 100 wherever Node runs on Linux. */
const TICKS_PER_SECOND = 100;

/** Processor time that the process has used, in seconds: a figure that other work on the machine does not change much. */
export function processorSeconds({ child }: EmulatorUnderTest): number {
  try {
    const stat = readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}

/** Memory that the process holds, in MB; NaN where there is no /proc. */
export function residentMegabytes({ child }: EmulatorUnderTest): number {
  try {
    const status = readFileSync(`/proc/${child.pid ?? 0}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
