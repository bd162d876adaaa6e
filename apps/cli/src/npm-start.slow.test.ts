import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { readSetup } from '@tieout/api';
import { afterEach, expect, test } from 'vitest';
import { newFolder } from '../../server/src/testing/new-folder.ts';
import { createVisitor } from '../../server/src/testing/visitor.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const startMaxMs = 100_000;
let started: ChildProcess[] = [];
afterEach(async () => {
  await Promise.all(started.map(child => stop(child, 'SIGTERM')));
  started = [];
});

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
}

function npmStart(dataFolder: string, environment: Record<string, string> = {}): Run {
  const settings = { TIEOUT_DATA: dataFolder, PORT: '0', EMULATOR_PORT: '0', ...environment };
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], ...settings };
  const child = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  return { child, output: () => output, errors: () => errors };
}

async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
  return child.exitCode;
}

async function addresses({ output, errors, child }: Run): Promise<{ app: string; emulator: string }> {
  const isUp = () => output().includes('Ctrl+C') || child.exitCode !== null;
  await expect.poll(isUp, { timeout: startMaxMs, interval: 50 }).toBe(true);
  const [app = '', emulator = ''] = output().match(/http:\/\/127\.0\.0\.1:\d+/g) ?? [];
  if (app === '') throw new Error(`It did not start: ${errors()}`);
  return { app, emulator };
}

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );

test('npm start says three lines; app and emulator answer, and both end on Ctrl+C, also when npm sends it twice', async () => {
  const run = npmStart(await newFolder());
  const { app, emulator } = await addresses(run);
  expect(run.output().trim().split('\n')).toEqual([
    `Tieout      ${app}`,
    `QuickBooks  emulated, at ${emulator}`,
    'Stop        Ctrl+C',
  ]);
  expect(await createVisitor(app).call(readSetup, {})).toMatchObject({ needsOwner: true, isEmulated: true });
  expect(await (await fetch(app, { headers: { accept: 'text/html' } })).text()).toContain('<!doctype html>');
  const apps = (await (await fetch(`${emulator}/emulator/apps`)).json()) as { apps: { redirectUris: string[] }[] };
  expect(apps.apps.flatMap(({ redirectUris }) => redirectUris)).toContain(`${app}/oauth/quickbooks/callback`);
  run.child.kill('SIGINT');
  expect(await stop(run.child, 'SIGINT')).toBe(0);
  expect(await answers(app)).toBe(false);
  expect(await answers(emulator)).toBe(false);
});

test('killed by force, it takes the emulator along and starts again on the same data', async () => {
  const folder = await newFolder();
  const first = npmStart(folder);
  const { emulator } = await addresses(first);
  await stop(first.child, 'SIGKILL');
  await expect.poll(() => answers(emulator), { timeout: 20_000 }).toBe(false);
  await addresses(npmStart(folder));
});

test.each(['PORT', 'EMULATOR_PORT'])('a taken %s is named, and nothing is left running', async name => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const run = npmStart(await newFolder(), { [name]: String(port) });
  const [code] = (await once(run.child, 'exit')) as [number];
  taken.close();
  expect(code).toBe(1);
  expect(run.errors()).toMatch(new RegExp(`Port ${port} .*taken by another program.*Set ${name} to a free port`));
  expect(run.errors()).not.toContain('    at ');
});

test('real credentials start no emulator', async () => {
  const run = npmStart(await newFolder(), { QUICKBOOKS_CLIENT_ID: 'AB12', QUICKBOOKS_CLIENT_SECRET: 'x' });
  await addresses(run);
  expect(run.output()).toContain('QuickBooks  the real one (sandbox)');
});
