import pg from 'pg';

/** Named, so that a connection parses it once. */
export interface Named {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

/** What the driver's connection has at run time; its types ask for arguments that it does not take. */
interface Wire {
  readonly stream: { readonly cork: () => void; readonly uncork: () => void };
  readonly bind: (message: { readonly statement: string; readonly values: readonly (string | null)[] }) => void;
  readonly describe: (message: { readonly type: 'P'; readonly name: '' }) => void;
  readonly execute: (message: object) => void;
}

/** Sends statements whose answers nobody needs, and one behind them; answers as the last one does. */
export type SendTogether = (
  client: pg.PoolClient,
  before: readonly Named[],
  last: pg.QueryConfig,
) => Promise<pg.QueryResult>;

/**
 * Makes the way to send several statements on one journey to the database. Nothing is synchronised in between, so that PostgreSQL itself
 * leaves away all that follows one that fails: what the last one does is never done without those before it, and its fault is theirs
 * (PostgreSQL, Frontend/Backend Protocol, "Pipelining").
 */
export function createSendTogether(): SendTogether {
  const known = new WeakMap<pg.PoolClient, Set<string>>();
  return async (client, before, last) => {
    const names = known.get(client) ?? new Set();
    known.set(client, names);
    if (isExtended(last) && before.every(({ name }) => names.has(name))) return sendAtOnce(client, before, last);
    for (const { values, ...statement } of before) {
      await client.query({ ...statement, values: [...values] });
      names.add(statement.name);
    }
    return client.query(last);
  };
}

/** Whether the driver sends it by the protocol in which messages may follow each other. */
const isExtended = ({ name, values = [] }: pg.QueryConfig): boolean => name !== undefined || values.length > 0;

async function sendAtOnce(
  client: pg.PoolClient,
  before: readonly Named[],
  last: pg.QueryConfig,
): Promise<pg.QueryResult> {
  if (before.length === 0) return client.query(last);
  const results = await new Promise<unknown>((resolve, reject) => {
    const query = new pg.Query(last, (error: Error | null | undefined, answered: unknown) => {
      if (error) reject(error);
      else resolve(answered);
    });
    // It answers with an error where it refuses.
    const submit: (connection: pg.Connection) => unknown = query.submit.bind(query);
    query.submit = connection => {
      const wire = connection as unknown as Wire;
      wire.stream.cork();
      for (const { name, values } of before) {
        wire.bind({ statement: name, values });
        wire.describe({ type: 'P', name: '' });
        wire.execute({});
      }
      const refusal = submit(connection);
      wire.stream.uncork();
      return refusal;
    };
    client.query(query);
  });
  // The driver has one for each command that was completed.
  return (results as readonly pg.QueryResult[]).at(-1) as pg.QueryResult;
}
