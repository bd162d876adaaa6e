import { randomBytes } from 'node:crypto';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder } from '../testing/new-folder.ts';
import { loadSecretKeys } from './load-secret-keys.ts';

test('the first start makes a key that only its owner may read, and later starts find it', async () => {
  const dataFolder = await newFolder();
  const [made] = await loadSecretKeys({ given: undefined, dataFolder });
  const [found] = await loadSecretKeys({ given: undefined, dataFolder });
  expect(found).toEqual(made);
  expect((await stat(join(dataFolder, 'secret.key'))).mode & 0o777).toBe(0o600);
});

test('two programs that start together agree on one key', async () => {
  const dataFolder = await newFolder();
  const loads = Array.from({ length: 8 }, () => loadSecretKeys({ given: undefined, dataFolder }));
  const ids = (await Promise.all(loads)).map(keys => keys[0].id);
  expect(new Set(ids).size).toBe(1);
});

test('a key from the environment seals, and the file’s keys still open', async () => {
  const dataFolder = await newFolder();
  const [old] = await loadSecretKeys({ given: undefined, dataFolder });
  const keys = await loadSecretKeys({ given: randomBytes(32).toString('base64'), dataFolder });
  expect(keys).toHaveLength(2);
  expect(keys[1]).toEqual(old);
});

test('with a key in the environment no file is made', async () => {
  const dataFolder = await newFolder();
  await loadSecretKeys({ given: randomBytes(32).toString('base64'), dataFolder });
  await expect(readFile(join(dataFolder, 'secret.key'))).rejects.toThrow('ENOENT');
});

test('a folder that cannot be used is named with what to do', async () => {
  const file = join(await newFolder(), 'file');
  await writeFile(file, '');
  await expect(loadSecretKeys({ given: undefined, dataFolder: file })).rejects.toMatchObject({
    code: 'folder-not-writable',
    hint: expect.stringMatching(/TIEOUT_DATA/) as string,
  });
});
