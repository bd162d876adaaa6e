import pg from 'pg';

/** Named, so that a connection parses it once. */
const begin = { name: 'begin', text: 'begin' };

/** What the driver's connection has at run time; its types ask for arguments that it does not take. */
interface Wire {
  readonly stream: { readonly cork: () => void; readonly uncork: () => void };
  readonly bind: (message: { readonly statement: string }) => void;
  readonly execute: (message: object) => void;
}

/** Begins a transaction; answers as its first statement does. */
export type BeginWith = (client: pg.PoolClient, first: pg.QueryConfig) => Promise<pg.QueryResult>;

/**
 * Makes the way to begin transactions whose `begin` travels along with their first statement: one journey to the database instead of two.
 * Nothing is synchronised between the two, so that PostgreSQL itself leaves the statement away where the transaction cannot begin
 * (PostgreSQL, Frontend/Backend Protocol, 54.2.4 Pipelining).
 */
export function createBeginWith(): BeginWith {
  const prepared = new WeakSet<pg.PoolClient>();
  return async (client, first) => {
    if (prepared.has(client) && isExtended(first)) return sendTogether(client, first);
    await client.query(begin);
    prepared.add(client);
    return client.query(first);
  };
}

/** Whether the driver sends it by the protocol in which messages may follow each other. */
const isExtended = ({ values = [] }: pg.QueryConfig): boolean => values.length > 0;

async function sendTogether(client: pg.PoolClient, first: pg.QueryConfig): Promise<pg.QueryResult> {
  const results = await new Promise<unknown>((resolve, reject) => {
    const query = new pg.Query(first, (error: Error | null | undefined, answered: unknown) => {
      if (error) reject(error);
      else resolve(answered);
    });
    // It answers with an error where it refuses.
    const submit: (connection: pg.Connection) => unknown = query.submit.bind(query);
    query.submit = connection => {
      const wire = connection as unknown as Wire;
      wire.stream.cork();
      wire.bind({ statement: begin.name });
      wire.execute({});
      const refusal = submit(connection);
      wire.stream.uncork();
      return refusal;
    };
    client.query(query);
  });
  // One for each command that was completed; the first is that of `begin`.
  const [, answer] = results as readonly [pg.QueryResult, pg.QueryResult];
  return answer;
}
