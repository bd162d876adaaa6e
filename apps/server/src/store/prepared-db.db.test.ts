import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/create-test-database.ts';
import { along } from './along.ts';
import { createPool } from './create-pool.ts';
import { createPreparedDb } from './prepared-db.ts';
import type { Db } from './store.ts';

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.pool.query('create table thing (id integer primary key, name text)');
  await database.pool.query(`insert into thing values (1, 'one'), (2, 'two')`);
  db = createPreparedDb(database.pool);
});
afterAll(() => database.close());

const nameOf = (on: Db, id: number) => sql<object>`select * from thing where id = ${id}`.execute(on);

/** Plans that a connection keeps, for the statements of this test. */
async function keptPlans(on: Db): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::integer as count from pg_prepared_statements where statement like '%from thing%'`.execute(on);
  return rows[0]?.count ?? 0;
}

test('a statement that comes again is planned once, and one that comes once is not kept', async () => {
  await db.connection().execute(async one => {
    await sql`select count(*) from thing where id > ${0}`.execute(one);
    for (const id of [1, 2, 1]) await nameOf(one, id);
    expect(await keptPlans(one)).toBe(1);
    expect((await nameOf(one, 2)).rows).toEqual([{ id: 2, name: 'two' }]);
  });
});

test('inside a transaction it writes, tells how many rows it changed, and takes back what fails', async () => {
  const rename = (on: Db, name: string) => sql`update thing set name = ${name} where id = 1`.execute(on);
  const failing = db.transaction().execute(async tx => {
    expect((await rename(tx, 'first')).numAffectedRows).toBe(1n);
    expect((await rename(tx, 'second')).numAffectedRows).toBe(1n);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect((await nameOf(db, 1)).rows).toEqual([{ id: 1, name: 'one' }]);
});

test('a connection whose plans no longer fit is given up: the same statement works on the next', async () => {
  await Promise.all([1, 2, 1, 2].map(id => nameOf(db, id)));
  await database.pool.query('alter table thing add column more text');
  const answers = await Promise.allSettled([1, 2, 1, 2, 1, 2].map(id => nameOf(db, id)));
  expect(answers.some(({ status }) => status === 'rejected')).toBe(true);
  expect((await nameOf(db, 2)).rows).toEqual([{ id: 2, name: 'two', more: null }]);
});

/** Does work on a single connection; answers with what was said to it. */
async function onOneConnection(work: (one: Db) => Promise<void>): Promise<readonly string[]> {
  const pool = createPool({ connection: database.connection, connectionsMax: 1 });
  const said: string[] = [];
  pool.on('connect', client => {
    const query = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
    const heard = (statement: { readonly text: string }, ...rest: readonly unknown[]): unknown => {
      said.push(statement.text);
      return query(statement, ...rest);
    };
    client.query = heard as unknown as typeof client.query;
  });
  try {
    await work(createPreparedDb(pool));
  } finally {
    await pool.end();
  }
  return said;
}

const add = (on: Db, id: number) => sql`insert into thing (id) values (${id})`.execute(on);
const countFrom = async (least: number): Promise<number> => {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::integer as count from thing where id >= ${least}`.execute(database.db);
  return rows[0]?.count ?? 0;
};

test('a transaction begins on the way of its first statement: what fails in it is taken back, the rest is kept', async () => {
  const said = await onOneConnection(async one => {
    for (const id of [10, 11, 12, 13]) {
      const adding = one.transaction().execute(async tx => {
        const { numAffectedRows } = await add(tx, id);
        expect(numAffectedRows).toBe(1n);
        if (id % 2 === 1) throw new Error('odd');
        return nameOf(tx, id);
      });
      if (id % 2 === 1) await expect(adding).rejects.toThrow('odd');
      else expect((await adding).rows).toMatchObject([{ id, name: null }]);
    }
    // A row that is answered at once, not only a count.
    const first = await one.transaction().execute(tx => nameOf(tx, 12));
    expect(first.rows).toMatchObject([{ id: 12, name: null }]);
  });
  expect(await countFrom(10)).toBe(2);
  expect(said.filter(text => text === 'begin')).toHaveLength(1);
});

test('a first statement that fails ends its transaction alone', async () => {
  await onOneConnection(async one => {
    for (const id of [20, 20, 21]) {
      const adding = one.transaction().execute(tx => add(tx, id));
      await adding.catch((error: unknown) => expect(error).toMatchObject({ code: '23505' }));
    }
  });
  expect(await countFrom(20)).toBe(2);
});

test('where a transaction cannot begin its first statement is not done', async () => {
  await onOneConnection(async one => {
    await one.transaction().execute(tx => nameOf(tx, 1));
    await sql`deallocate begin`.execute(one);
    const adding = one.transaction().execute(tx => add(tx, 30));
    await expect(adding).rejects.toMatchObject({ code: '26000' });
    expect(await countFrom(30)).toBe(0);
    await one.transaction().execute(tx => add(tx, 31));
  });
  expect(await countFrom(30)).toBe(1);
});

test('a transaction without statements is not begun, and a statement without values begins one too', async () => {
  const said = await onOneConnection(async one => {
    await one.transaction().execute(() => Promise.resolve());
    for (const id of [40, 41]) {
      const failing = one.transaction().execute(async tx => {
        await sql`insert into thing (id) values (${sql.lit(id)})`.execute(tx);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
    }
  });
  expect(await countFrom(40)).toBe(0);
  expect(said).toHaveLength(6);
});

const addAlong = (on: Db, id: number) => sql`${along}insert into thing (id, name) values (${id}, ${'x'})`.execute(on);

test('what needs no answer travels with the next statement or with the commit, and is done in its order', async () => {
  const said = await onOneConnection(async one => {
    for (const id of [50, 51, 52]) {
      await one.transaction().execute(async tx => {
        await addAlong(tx, id);
        expect((await nameOf(tx, id)).rows).toMatchObject([{ id, name: 'x' }]);
        await addAlong(tx, id + 10);
      });
    }
    const failing = one.transaction().execute(async tx => {
      await addAlong(tx, 53);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await addAlong(one, 54);
  });
  expect(await countFrom(50)).toBe(7);
  // Two to make three plans known (the first is sent before it has a name), then one journey each for the look and the commit.
  expect(said.slice(-3)).toEqual([expect.stringContaining('select'), 'commit', expect.stringContaining('insert')]);
});

test('what travels along and fails takes the next statement, the commit and the transaction with it', async () => {
  await onOneConnection(async one => {
    const adding = (ids: readonly number[], after: (tx: Db) => Promise<unknown>) =>
      one.transaction().execute(async tx => {
        for (const id of ids) await addAlong(tx, id);
        await after(tx);
      });
    await adding([70, 71], tx => nameOf(tx, 70));
    await adding([72], tx => nameOf(tx, 70));
    const taken = { code: '23505' };
    await expect(adding([73, 70], tx => add(tx, 74))).rejects.toMatchObject(taken);
    await expect(adding([75, 70], () => Promise.resolve())).rejects.toMatchObject(taken);
    await adding([76], tx => nameOf(tx, 70));
  });
  expect(await countFrom(70)).toBe(4);
});
