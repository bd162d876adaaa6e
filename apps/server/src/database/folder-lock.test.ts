import { readFile, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { newFolder } from '../testing/new-folder.ts';
import { isFolderLocked, lockFolder } from './folder-lock.ts';
import { readStartMark } from './running-programs.ts';

let folder: string;
beforeEach(async () => {
  folder = await newFolder();
});

const path = () => join(folder, 'tieout.lock');
const leave = (holder: object) => writeFile(path(), JSON.stringify(holder));

test('a free folder is taken, and free again after release', async () => {
  const lock = await lockFolder(folder);
  expect(await isFolderLocked(folder)).toBe(true);
  await lock.release();
  expect(await isFolderLocked(folder)).toBe(false);
});

test('a living holder is named', async () => {
  const lock = await lockFolder(folder);
  await expect(lockFolder(folder)).rejects.toThrow(`process ${process.pid} on ${hostname()}`);
  await lock.release();
});

test('the lock of a program that is gone is taken over', async () => {
  await leave({ pid: 2 ** 22 - 1, host: hostname(), startMark: '1' });
  await (await lockFolder(folder)).release();
});

test('the lock of an earlier program with the same number is taken over, as after a container’s restart', async () => {
  await leave({ pid: process.pid, host: hostname(), startMark: `not ${await readStartMark(process.pid)}` });
  await (await lockFolder(folder)).release();
});

test.each(['', '{"pid":', 'nonsense'])('a lock file with the content %j is taken over', async text => {
  await writeFile(path(), text);
  await (await lockFolder(folder)).release();
});

test('a holder on another machine counts as long as its heartbeat is fresh', async () => {
  await leave({ pid: 1, host: 'another-machine', startMark: '1' });
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'folder-in-use' });
  const longAgo = new Date(Date.now() - 60_000);
  await utimes(path(), longAgo, longAgo);
  const lock = await lockFolder(folder);
  expect(JSON.parse(await readFile(path(), 'utf8'))).toMatchObject({ pid: process.pid });
  await lock.release();
});

test('of many that find a stale lock exactly one takes it', async () => {
  await leave({ pid: 2 ** 22 - 1, host: hostname(), startMark: '1' });
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)));
  const locks = results.flatMap(result => (result.status === 'fulfilled' ? [result.value] : []));
  expect(locks).toHaveLength(1);
  await locks[0]?.release();
});
