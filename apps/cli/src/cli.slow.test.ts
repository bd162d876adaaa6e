import { createServer } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSession } from '@tieout/api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../server/src/database/open-database.ts';
import { createPool } from '../../server/src/store/create-pool.ts';
import { startProgram, type Program } from '../../server/src/testing/start-program.ts';
import { createVisitor } from '../../server/src/testing/visitor.ts';
import { ownerAccount } from '../../server/src/testing/start-test-server.ts';

const file = new URL('./main.ts', import.meta.url);
let folder: string;
let programs: Program[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tieout-cli-'));
});
afterEach(async () => {
  await Promise.all(programs.map(program => program.kill('SIGTERM')));
  programs = [];
  await rm(folder, { recursive: true, force: true });
});

function tieout(args: readonly string[], environment: Record<string, string> = {}): Program {
  const settings = { TIEOUT_DATA: join(folder, 'data'), PORT: '0', LOG_LEVEL: 'error', ...environment };
  const program = startProgram({ file, args, environment: settings });
  programs.push(program);
  return program;
}

async function serve(environment: Record<string, string> = {}): Promise<{ program: Program; url: string }> {
  const program = tieout(['serve'], environment);
  return { program, url: (await program.line('Tieout is at')).replace('Tieout is at ', '') };
}

async function run(args: readonly string[], environment: Record<string, string> = {}) {
  const program = tieout(args, environment);
  const code = await program.ended();
  return { code, output: program.output(), errors: program.errors() };
}

describe('tieout serve', () => {
  test('serves, and what was entered is there again after kill -9', async () => {
    const first = await serve();
    await createVisitor(first.url).signUp(ownerAccount);
    await first.program.kill('SIGKILL');
    const second = await serve();
    const session = await createVisitor(second.url).signIn(signInForm());
    expect(session.workspace.name).toBe(ownerAccount.workspaceName);
    expect(await second.program.kill('SIGTERM')).toBe(0);
  });

  test('goes on after its database was killed: refusals while it is away, then everything again, jobs too', async () => {
    const { url } = await serve();
    const owner = createVisitor(url);
    await owner.signUp(ownerAccount);
    const file = () => readFile(join(folder, 'data/postgres/data/postmaster.pid'), 'utf8').catch(() => '');
    const pid = async () => (await file()).split('\n')[0];
    const killed = await pid();
    process.kill(Number(killed), 'SIGKILL');
    const answers = new Set<number>();
    const isBack = async () => {
      const { status } = await owner.fetch('/api/v1/session');
      answers.add(status);
      // Its children answer on for a moment.
      const isNew = !['', killed].includes(await pid());
      return isNew && status === 200 && (await owner.fetch('/readyz')).status === 200;
    };
    await expect.poll(isBack, { timeout: 60_000, interval: 20 }).toBe(true);
    expect([...answers].filter(status => status !== 200 && status !== 503)).toEqual([]);
    expect((await owner.call(readSession, {})).user.name).toBe(ownerAccount.name);
    const pool = createPool({ connection: await joinedConnection() });
    await pool.query(`select graphile_worker.add_job('housekeeping.sweep')`);
    const left = async () => (await pool.query('select 1 from graphile_worker.jobs')).rowCount;
    await expect.poll(left, { timeout: 30_000 }).toBe(0);
    await pool.end();
  });

  test('a second one on the same folder is refused in one sentence', async () => {
    await serve();
    const { code, errors } = await run(['serve']);
    expect(code).toBe(1);
    expect(errors).toMatch(
      /^tieout: Tieout is already running on the data folder .* set TIEOUT_DATA to another folder/,
    );
    expect(errors).not.toContain('    at ');
  });

  test('a taken port names the setting to change, and leaves no database running', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { code, errors } = await run(['serve'], { PORT: String(port) });
    taken.close();
    expect(code).toBe(1);
    expect(errors).toContain(`Port ${port} on 127.0.0.1 is taken by another program. Set PORT to a free port`);
    expect((await run(['doctor', '--json'])).output).toContain('The embedded PostgreSQL starts on the data folder.');
  });

  test('wrong settings are all named, with exit code 2', async () => {
    const { code, errors } = await run(['serve'], { PORT: 'x', LOG_LEVEL: 'loud' });
    expect(code).toBe(2);
    expect(errors).toMatch(/PORT must be a number[^]*LOG_LEVEL must be one of/);
  });
});

test('a worker joins a running server, and migrate finds nothing to do', async () => {
  await serve({ TIEOUT_WORKER: 'elsewhere' });
  const worker = tieout(['worker']);
  await worker.line('Tieout works on jobs.');
  expect(await run(['migrate', '--json'])).toMatchObject({ code: 0, output: '{"isDryRun":false,"names":[]}\n' });
  expect(await worker.kill('SIGTERM')).toBe(0);
});

test('a backup made while serving moves everything to another folder', async () => {
  const { url, program } = await serve();
  await createVisitor(url).signUp(ownerAccount);
  const path = join(folder, 'a.backup');
  expect(await run(['backup', path])).toMatchObject({
    code: 0,
    output: expect.stringContaining('secret.key') as string,
  });
  await program.kill('SIGTERM');
  const elsewhere = { TIEOUT_DATA: join(folder, 'elsewhere') };
  const restored = await run(['restore', path], elsewhere);
  expect(restored).toMatchObject({
    code: 0,
    output: expect.stringMatching(/Restored and verified: \d+ rows/) as string,
  });
  expect(await run(['restore', path], elsewhere)).toMatchObject({
    code: 1,
    errors: expect.stringContaining('empty') as string,
  });
  const moved = await serve(elsewhere);
  await createVisitor(moved.url).signIn(signInForm());
});

test('doctor says what is good in a new folder', async () => {
  const { code, output } = await run(['doctor']);
  expect(code).toBe(0);
  expect(output).toMatch(/^note {2}data folder: .* is not there yet/);
});

async function joinedConnection() {
  return (await openDatabase({ dataFolder: join(folder, 'data'), mayJoin: true })).connection;
}

function signInForm() {
  return { email: ownerAccount.email, password: ownerAccount.password };
}
