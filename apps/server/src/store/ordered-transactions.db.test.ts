import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { sql } from 'kysely';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { orderTransactions, type OrderedPart } from './ordered-transactions.ts';
import type { Tx } from './store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query('create table part (number integer, step text, at serial)');
});
beforeEach(() => database.pool.query('truncate part'));
afterAll(() => database.close());

const note = async (tx: Tx, number: number, step: string): Promise<void> => {
  await sql`insert into part (number, step) values (${number}, ${step})`.execute(tx);
};
const pauseMs = (tx: Tx, ms: number) => sql`select pg_sleep(${ms / 1000})`.execute(tx);
const part = (number: number, writesMs = 0): OrderedPart => ({
  write: async tx => {
    await note(tx, number, 'write');
    await pauseMs(tx, writesMs);
  },
  finish: tx => note(tx, number, 'finish'),
});
async function found(step: string): Promise<readonly number[]> {
  const { rows } = await database.pool.query<{ number: number }>(
    'select number from part where step = $1 order by at',
    [step],
  );
  return rows.map(row => row.number);
}

test('parts are finished in their order, however long each takes to write', async () => {
  const parts = orderTransactions(database.db, 3);
  for (const [number, writesMs] of [60, 0, 30, 0, 10].entries()) await parts.begin(part(number, writesMs));
  await parts.settle();
  expect(await found('finish')).toEqual([0, 1, 2, 3, 4]);
});

test('no more parts than allowed are under way', async () => {
  const parts = orderTransactions(database.db, 2);
  let running = 0;
  let runningMax = 0;
  for (let number = 0; number < 6; number += 1) {
    await parts.begin({
      write: async tx => {
        running += 1;
        runningMax = Math.max(runningMax, running);
        await pauseMs(tx, 10);
      },
      finish: () => Promise.resolve(void (running -= 1)),
    });
  }
  await parts.settle();
  expect(runningMax).toBe(2);
});

test('nothing behind a part that failed is committed', async () => {
  const parts = orderTransactions(database.db, 2);
  await parts.begin(part(0));
  await parts.begin({
    write: async tx => {
      await pauseMs(tx, 30);
      throw new Error('no room');
    },
    finish: tx => note(tx, 1, 'finish'),
  });
  await parts.begin(part(2)).catch(() => undefined);
  await expect(parts.settle()).rejects.toThrow('no room');
  expect(await found('write')).toEqual([0]);
});

test('a failure is told to whoever begins next', async () => {
  const parts = orderTransactions(database.db, 1);
  await parts.begin({ write: () => Promise.reject(new Error('no room')), finish: () => Promise.resolve() });
  await expect(parts.begin(part(1))).rejects.toThrow('no room');
});
