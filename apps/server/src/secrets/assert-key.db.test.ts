import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { assertKey } from './assert-key.ts';
import { forgetSecrets } from './forget-secrets.ts';
import { createSecretBox } from './secret-box.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const newKey = (id: string) => ({ id, bytes: randomBytes(32) });
const first = newKey('first');

test('machines with the same key start, one with another key is told what to do', async () => {
  await Promise.all([1, 2, 3].map(() => assertKey(database.db, createSecretBox([first]))));
  const stranger = assertKey(database.db, createSecretBox([newKey('stranger')]));
  await expect(stranger).rejects.toMatchObject({
    code: 'wrong-key',
    message: expect.stringMatching(/Copy secret\.key/) as string,
  });
});

test('keys change one after the other: new before old, until the old one is no longer needed', async () => {
  const second = newKey('second');
  await assertKey(database.db, createSecretBox([second, first]));
  await assertKey(database.db, createSecretBox([second]));
  await expect(assertKey(database.db, createSecretBox([first]))).rejects.toMatchObject({ code: 'wrong-key' });
});

test('a key that is lost for good can be given up, with the secrets it sealed', async () => {
  await forgetSecrets(database.pool);
  await expect(assertKey(database.db, createSecretBox([newKey('fresh')]))).resolves.toBeUndefined();
});
