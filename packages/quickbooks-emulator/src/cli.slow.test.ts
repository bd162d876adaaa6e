import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';

const CLI = join(import.meta.dirname, 'cli.ts');
const EXEC = ['--import', 'tsx', '--conditions=source'];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [...EXEC, CLI, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('no standard output');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return line;
}

async function endOf(child: ChildProcess): Promise<{ readonly status: number | null; readonly errors: string }> {
  let errors = '';
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, errors };
}

describe('the command', { timeout: 60_000 }, () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('says its address in one line of JSON and stops on %s', async signal => {
    const child = start('--port', '0', '--json');
    const { url } = JSON.parse(await firstLine(child)) as { url: string };
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${url}/emulator/companies`)).status).toBe(200);
    child.kill(signal);
    expect(await endOf(child)).toEqual({ status: 0, errors: '' });
  });

  it('stops when the process that started it goes away', async () => {
    const child = fork(CLI, ['--port', '0', '--json'], { execArgv: EXEC, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    children.push(child);
    await firstLine(child);
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('says which port is taken, and what to do', async () => {
    const first = start('--port', '0', '--json');
    const { port } = new URL((JSON.parse(await firstLine(first)) as { url: string }).url);
    const { status, errors } = await endOf(start('--port', port));
    expect(status).toBe(1);
    expect(errors).toContain(`Port ${port}`);
    expect(errors).toContain('--port');
  });

  it.each([
    [['--port', 'many'], '--port takes a whole number'],
    [['--clock', 'sundial'], '--clock takes real or manual'],
    [['--limits', 'some'], '--limits takes on or off'],
    [['--unknown'], "Unknown option '--unknown'"],
  ])('refuses %j with its usage', async (args, words) => {
    const { status, errors } = await endOf(start(...args));
    expect(status).toBe(2);
    expect(errors).toContain(words);
    expect(errors).toContain('--webhook-delay-ms');
  });
});
