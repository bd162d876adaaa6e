import pg from 'pg';
import { databaseUser } from './cluster-layout.ts';
import { errnoOf } from './errno-of.ts';

/** Where an embedded server answers. */
export interface ServerAddress {
  readonly socketFolder: string;
  readonly port: number;
  readonly password: string;
}

/** After a power loss the server replays its log first: that may take minutes, and the data are worth the wait. */
const recoveryMaxMs = 300_000;
const silenceMaxMs = 30_000;
const pollMs = 20;
const connectTimeoutMs = 5_000;
/** `cannot_connect_now`: the server is there and recovers (PostgreSQL, appendix A). */
const stillStarting = '57P03';

/** Opens one connection to the server's own database `postgres`. */
export async function connectTo(address: ServerAddress): Promise<pg.Client> {
  const client = new pg.Client({
    host: address.socketFolder,
    port: address.port,
    user: databaseUser,
    password: address.password,
    database: 'postgres',
    connectionTimeoutMillis: connectTimeoutMs,
  });
  // A connection that breaks later must not end the program; its next query says so.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Waits until the server takes connections; false when it ended or stayed silent. */
export async function awaitAnswer(address: ServerAddress, hasEnded: () => boolean): Promise<boolean> {
  const startedAtMs = performance.now();
  let silentSinceMs = startedAtMs;
  while (performance.now() - startedAtMs < recoveryMaxMs && performance.now() - silentSinceMs < silenceMaxMs) {
    if (hasEnded()) return false;
    try {
      await (await connectTo(address)).end();
      return true;
    } catch (error) {
      if (errnoOf(error) === stillStarting) silentSinceMs = performance.now();
      await new Promise(resolve => setTimeout(resolve, pollMs));
    }
  }
  return false;
}
