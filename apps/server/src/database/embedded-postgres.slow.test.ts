import { chown, cp, mkdir, mkdtemp, rm, stat, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPool } from '../store/create-pool.ts';
import { startProgram, type Program } from '../testing/start-program.ts';
import { awaitAnswer, type ServerAddress } from './await-answer.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres, type EmbeddedPostgresEvent } from './embedded-postgres.ts';
import { openDatabase } from './open-database.ts';
import { isAlive } from './running-programs.ts';

const isRoot = process.getuid?.() === 0;
const program = new URL('../testing/run-embedded.ts', import.meta.url);
/** `daemon`, an account that every system has and that owns nothing. */
const ordinaryUser = 1;
const userWithoutName = 54_321;
const debianPrograms = '/usr/lib/postgresql/15/bin';

let parent: string;
let folder: string;
let open: (() => Promise<unknown>)[] = [];

beforeEach(async () => {
  // As below /root: nobody else can look into it (mkdtemp makes it 0700).
  parent = await mkdtemp(join(tmpdir(), 'tieout-embedded-'));
  folder = join(parent, 'data');
});
afterEach(async () => {
  for (const close of open.toReversed()) await close().catch(() => undefined);
  open = [];
  await rm(parent, { recursive: true, force: true });
});

async function start(options: { onEvent?: (event: EmbeddedPostgresEvent) => void; binFolder?: string } = {}) {
  const embedded = await startEmbeddedPostgres({ dataFolder: folder, ...options });
  open.push(embedded.close);
  return embedded;
}

function poolOn({ socketFolder, port, password }: ServerAddress): pg.Pool {
  const pool = createPool({ connection: { host: socketFolder, port, password, user: 'tieout', database: 'tieout' } });
  open.push(() => pool.end());
  return pool;
}

async function startApart(): Promise<{ app: Program; address: ServerAddress & { pid: number; start: string } }> {
  const app = startProgram({ file: program, args: [folder] });
  open.push(() => app.kill('SIGKILL'));
  return { app, address: JSON.parse(await app.line('pid')) as ServerAddress & { pid: number; start: string } };
}

const write = async (pool: pg.Pool, word: string) => {
  await pool.query('create table if not exists note (word text)');
  await pool.query('insert into note values ($1)', [word]);
};
const read = async ({ address }: Pick<EmbeddedPostgres, 'address'>) => {
  const { rows } = await poolOn(address).query<{ word: string }>('select word from note order by word');
  return rows.map(row => row.word);
};
const stopPool = (pool: pg.Pool) => pool.end().then(() => (open = open.slice(0, -1)));

describe('the embedded server', () => {
  test('keeps its data over a restart, and leaves no process and no socket behind', async () => {
    const first = await startEmbeddedPostgres({ dataFolder: folder });
    const pool = poolOn(first.address);
    await write(pool, 'kept');
    await stopPool(pool);
    const pid = first.pid();
    await first.close();
    expect(await isAlive(pid)).toBe(false);
    await expect(stat(first.address.socketFolder)).rejects.toThrow('ENOENT');
    const second = await start();
    expect(second.start).toBe('fresh');
    expect(await read(second)).toEqual(['kept']);
  });

  test('syncs to the disk, checks its pages, listens on no network port, and asks for a password', async () => {
    const { address } = await start();
    const pool = poolOn(address);
    const { rows } = await pool.query(
      `select current_setting('fsync') fsync, current_setting('data_checksums') sums, current_setting('listen_addresses') listens`,
    );
    expect(rows).toEqual([{ fsync: 'on', sums: 'on', listens: '' }]);
    expect((await stat(address.socketFolder)).mode & 0o777).toBe(0o700);
    await expect(poolOn({ ...address, password: 'wrong' }).query('select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  test('is adopted when only the app was killed', async () => {
    const { app, address } = await startApart();
    const pool = poolOn(address);
    await write(pool, 'committed');
    await app.kill('SIGKILL');
    expect(await isAlive(address.pid)).toBe(true);
    const next = await start();
    expect(next).toMatchObject({ start: 'adopted' });
    expect(next.pid()).toBe(address.pid);
    expect(await read(next)).toEqual(['committed']);
  });

  test('is started anew with all that was committed when everything was killed', async () => {
    const { app, address } = await startApart();
    const pool = poolOn(address);
    await write(pool, 'committed');
    const client = await pool.connect();
    open.push(() => Promise.resolve().then(() => client.release(true)));
    await client.query('begin');
    await client.query(`insert into note values ('never committed')`);
    await app.kill('SIGKILL');
    process.kill(address.pid, 'SIGKILL');
    const next = await start();
    expect(next.start).toBe('fresh');
    expect(await read(next)).toEqual(['committed']);
  });

  test('comes back by itself when it is killed under a running app', async () => {
    const events: string[] = [];
    const embedded = await start({ onEvent: event => events.push(event.kind) });
    const pool = poolOn(embedded.address);
    await write(pool, 'before');
    process.kill(embedded.pid(), 'SIGKILL');
    await expect.poll(() => events, { timeout: 30_000 }).toEqual(['lost', 'back']);
    await write(pool, 'after');
    expect(await read(embedded)).toEqual(['after', 'before']);
  });

  test('makes its database again when the making was interrupted', async () => {
    await mkdir(join(folder, 'postgres/data.unfinished/base'), { recursive: true });
    const { address } = await start();
    expect(await awaitAnswer(address, () => false)).toBe(true);
  });

  test('starts although its old process id belongs to another program now', async () => {
    const first = await startEmbeddedPostgres({ dataFolder: folder });
    await first.close();
    const stale = [process.pid, '/data', 1, 5432, '/tmp/tieout-pg-gone', '', '  1 1', 'ready', ''].join('\n');
    await writeFile(join(folder, 'postgres/data/postmaster.pid'), stale);
    if (isRoot) await chown(join(folder, 'postgres/data/postmaster.pid'), 65_534, 65_534);
    expect((await start()).start).toBe('fresh');
  });

  test('works below a very long path', async () => {
    folder = join(parent, 'a'.repeat(100), 'b'.repeat(100));
    const { address } = await start();
    expect(await awaitAnswer(address, () => false)).toBe(true);
  });

  test.runIf(isRoot)('works for an ordinary user as well', async () => {
    await chown(parent, ordinaryUser, ordinaryUser);
    const app = startProgram({ file: program, args: [folder], uid: ordinaryUser });
    open.push(() => app.kill('SIGKILL'));
    const address = JSON.parse(await app.line('pid')) as ServerAddress & { pid: number };
    expect((await stat(`/proc/${address.pid}`)).uid).toBe(ordinaryUser);
    expect(await app.kill('SIGTERM')).toBe(0);
    expect(await isAlive(address.pid)).toBe(false);
  });

  test.runIf(isRoot)('says what to do when its user has no name, as in some containers', async () => {
    await chown(parent, userWithoutName, userWithoutName);
    const app = startProgram({ file: program, args: [folder], uid: userWithoutName });
    expect(await app.ended()).toBe(1);
    expect(app.errors()).toMatch(/user does not exist.*\/etc\/passwd/);
  });

  test.runIf(isRoot)('runs without root’s rights', async () => {
    const embedded = await start();
    expect((await stat(`/proc/${embedded.pid()}`)).uid).toBe(65_534);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  test('can be that of the distribution (PG_BIN_DIR), and its data are not opened by another version', async context => {
    if (!(await stat(debianPrograms).catch(() => undefined))) return context.skip();
    const older = await startEmbeddedPostgres({ dataFolder: folder, binFolder: debianPrograms });
    const pool = poolOn(older.address);
    expect((await pool.query<{ v: string }>('show server_version_num')).rows[0]).toMatchObject({
      server_version_num: expect.stringMatching(/^15/) as string,
    });
    await stopPool(pool);
    await older.close();
    await expect(start()).rejects.toMatchObject({
      code: 'version-mismatch',
      message: expect.stringMatching(/tieout backup/) as string,
    });
  });
});

describe('a second Tieout on the same folder', () => {
  test('is refused with what to do, and the first goes on', async () => {
    const first = await start();
    const app = startProgram({ file: program, args: [folder] });
    expect(await app.ended()).toBe(1);
    expect(app.errors()).toMatch(/already running on the data folder .*process \d+.*set TIEOUT_DATA to another folder/);
    await write(poolOn(first.address), 'undisturbed');
  });

  test('of ten started at once exactly one runs', async () => {
    const starts = Array.from({ length: 10 }, () => startEmbeddedPostgres({ dataFolder: folder }));
    const results = await Promise.allSettled(starts);
    for (const result of results) if (result.status === 'fulfilled') open.push(result.value.close);
    expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1);
    const refused = results.flatMap(result => (result.status === 'rejected' ? [result.reason as unknown] : []));
    for (const reason of refused) expect(reason).toMatchObject({ code: 'folder-in-use' });
  });

  test('may join as a worker', async () => {
    await start();
    const joined = await openDatabase({ dataFolder: folder, mayJoin: true });
    expect(joined.kind).toBe('joined');
    const pool = createPool({ connection: joined.connection });
    open.push(() => pool.end());
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  });

  test('never takes the server of another folder for its own, as with a copy made while it ran', async () => {
    await start();
    const copy = join(parent, 'copy');
    await cp(folder, copy, { recursive: true, filter: path => !path.endsWith('tieout.lock') });
    await expect(startEmbeddedPostgres({ dataFolder: copy })).rejects.toMatchObject({ code: 'folder-in-use' });
    expect(await readFile(join(copy, 'postgres/data/PG_VERSION'), 'utf8')).toMatch(/^18/);
  });
});

describe('a folder that cannot be used', () => {
  test('is named with what to do', async () => {
    await writeFile(folder, 'a file stands here');
    await expect(start()).rejects.toMatchObject({
      code: 'folder-not-writable',
      hint: expect.stringContaining('TIEOUT_DATA') as string,
    });
  });

  test.runIf(isRoot)('because its owner is another user', async () => {
    const app = startProgram({ file: program, args: ['/root-only/data'], uid: ordinaryUser });
    expect(await app.ended()).toBe(1);
    expect(app.errors()).toMatch(/cannot be written \(EACCES\)/);
  });
});
