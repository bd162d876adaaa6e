import type pg from 'pg';

/** Listens to what is said to the database over a pool from now on. Answers with how to read it: every statement in order. */
export function countStatements(pool: pg.Pool): () => readonly string[] {
  const said: string[] = [];
  const known = new WeakSet<pg.PoolClient>();
  pool.on('acquire', client => {
    if (known.has(client)) return;
    known.add(client);
    const query = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
    const heard = (statement: unknown, ...rest: readonly unknown[]): unknown => {
      said.push(textOf(statement));
      return query(statement, ...rest);
    };
    client.query = heard as typeof client.query;
  });
  return () => said;
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  const isConfig = typeof statement === 'object' && statement !== null && 'text' in statement;
  return isConfig ? String(statement.text).replace(/\s+/gu, ' ').trim() : 'unknown';
}
