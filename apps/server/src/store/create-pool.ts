import pg from 'pg';

const connectionsMax = 20;
const connectTimeoutMs = 10_000;
const idleTimeoutMs = 30_000;
/** What a connection has learned (plans of statements above all) may be outdated by then. */
const lifetimeMaxSeconds = 900;
/** No statement of ours works longer; imports write in batches. */
const statementTimeoutMs = 120_000;

/** `date` stays `YYYY-MM-DD`: the driver's own parser would make it midnight in the machine's time zone. */
const oidDate = 1082;
const isDate = (oid: number) => oid === oidDate;
const asText = (text: string) => text;

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    isDate(oid) ? asText : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
};

export interface CreatePoolOptions {
  readonly connection: pg.PoolConfig;
  readonly connectionsMax?: number;
  /** Told when an idle connection breaks, as when the server is restarted. The pool replaces it by itself. */
  readonly onError?: (error: Error) => void;
}

/** The pool that everything shares. Numbers wider than 53 bits, and all decimals, arrive as text. */
export function createPool(options: CreatePoolOptions): pg.Pool {
  const pool = new pg.Pool({
    max: options.connectionsMax ?? connectionsMax,
    connectionTimeoutMillis: connectTimeoutMs,
    idleTimeoutMillis: idleTimeoutMs,
    maxLifetimeSeconds: lifetimeMaxSeconds,
    statement_timeout: statementTimeoutMs,
    application_name: 'tieout',
    types,
    ...options.connection,
  });
  // Without a listener the breaking of an idle connection would end the program (stack.md, trap 8).
  const report = (error: Error) => options.onError?.(error);
  pool.on('error', report);
  // The same for one that is in use; its query fails by itself.
  pool.on('connect', client => client.on('error', report));
  return pool;
}
