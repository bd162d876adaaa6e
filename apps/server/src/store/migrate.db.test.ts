import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { migrate } from './migrate.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test('a migrated database has nothing left to apply', async () => {
  expect(await migrate(database.pool)).toEqual([]);
});

test('two programs that start together on an empty schema migrate it once', async () => {
  await database.pool.query('drop schema public cascade; create schema public');
  const [first, second] = await Promise.all([migrate(database.pool), migrate(database.pool)]);
  expect([first.length > 0, second.length > 0].filter(Boolean)).toHaveLength(1);
});

test('a dry run names what is missing and applies nothing', async () => {
  await database.pool.query('drop schema public cascade; create schema public');
  const missing = await migrate(database.pool, { isDryRun: true });
  expect(missing).toContain('0001-people');
  expect(await migrate(database.pool, { isDryRun: true })).toEqual(missing);
  await migrate(database.pool);
});

test('a database of a later version is refused with what to do', async () => {
  await database.pool.query("insert into schema_migration (name, checksum) values ('9999-later', 'x')");
  await expect(migrate(database.pool)).rejects.toMatchObject({
    code: 'schema-newer',
    hint: expect.stringMatching(/later/) as string,
  });
  await database.pool.query("delete from schema_migration where name = '9999-later'");
});

test('a migration that was edited after it was applied is refused', async () => {
  await database.pool.query("update schema_migration set checksum = 'x' where name = '0001-people'");
  await expect(migrate(database.pool)).rejects.toMatchObject({ code: 'schema-changed' });
});
