import { randomBytes } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadSecretKeys } from '../secrets/load-secret-keys.ts';
import { readSettings } from '../settings/read-settings.ts';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { newFolder } from '../testing/new-folder.ts';
import { examineBooks } from './examine-books.ts';
import { examineFolder } from './examine-folder.ts';
import { examineMail } from './examine-mail.ts';
import { examineQueue } from './examine-queue.ts';
import { examineSchema } from './examine-schema.ts';
import { examineSecrets } from './examine-secrets.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('a migrated database is good, an empty one a note, a later one bad', async () => {
  expect(await examineSchema(database.pool)).toMatchObject({ state: 'good' });
  await database.pool.query("insert into schema_migration (name, checksum) values ('9999-later', 'x')");
  expect(await examineSchema(database.pool)).toMatchObject({
    state: 'bad',
    sentence: expect.stringMatching(/later version/) as string,
  });
  await database.pool.query("delete from schema_migration where name = '9999-later'");
});

test('a key file that others can read is bad, with the command that cures it', async () => {
  const folder = await newFolder();
  await loadSecretKeys({ given: undefined, dataFolder: folder });
  const states = async () => (await examineFolder(readSettings({ TIEOUT_DATA: folder }))).map(finding => finding.state);
  expect(await states()).toEqual(['good', 'good', 'good']);
  await chmod(join(folder, 'secret.key'), 0o644);
  expect((await examineFolder(readSettings({ TIEOUT_DATA: folder })))[2]).toMatchObject({
    state: 'bad',
    cure: expect.stringMatching(/^chmod 600/) as string,
  });
});

test('a data folder that is still to be made is a note', async () => {
  const folder = join(await newFolder(), 'new');
  expect(await examineFolder(readSettings({ TIEOUT_DATA: folder }))).toMatchObject([{ state: 'note' }]);
});

test('jobs that nobody works on are noticed', async () => {
  expect(await examineQueue(database.pool)).toMatchObject({ state: 'good' });
  await database.pool.query(`select graphile_worker.add_job('x', run_at => now() - interval '1 hour')`);
  expect(await examineQueue(database.pool)).toMatchObject({
    state: 'note',
    sentence: expect.stringMatching(/1 jobs are due/) as string,
  });
});

test('a mail server that does not answer is bad', async () => {
  expect(await examineMail(readSettings({ SMTP_URL: 'smtp://127.0.0.1:1' }))).toMatchObject({ state: 'bad' });
  expect(await examineMail(readSettings({}))).toMatchObject({ state: 'note' });
});

test('an emulator that does not run is a note', async () => {
  expect(await examineBooks(readSettings({ EMULATOR_PORT: '1' }))).toMatchObject({ state: 'note' });
});

test('a stored secret whose key is not here is bad', async () => {
  const settings = readSettings({
    TIEOUT_DATA: await newFolder(),
    TIEOUT_SECRET_KEY: randomBytes(32).toString('base64'),
  });
  expect(await examineSecrets(database.pool, settings)).toMatchObject([{ state: 'good' }]);
  await database.pool.query('alter table connection_token drop constraint connection_token_connection_id_fkey');
  await database.pool.query(
    `insert into connection_token (connection_id, sealed, updated_at) values (gen_random_uuid(), 'v1.lostkey.xyz', now())`,
  );
  expect(await examineSecrets(database.pool, settings)).toMatchObject([
    { state: 'bad', sentence: expect.stringMatching(/lostkey/) as string },
  ]);
});
