import type { PoolConfig } from 'pg';
import type { ServerAddress } from './await-answer.ts';
import { databaseName, databaseUser } from './cluster-layout.ts';
import { startEmbeddedPostgres, type EmbeddedPostgresEvent } from './embedded-postgres.ts';
import { checkExternalPostgres } from './external-postgres.ts';
import { findRunningPostgres } from './join-embedded-postgres.ts';

export interface OpenDatabaseOptions {
  readonly dataFolder: string;
  /** `DATABASE_URL`: use this server and start none. */
  readonly url?: string | undefined;
  /** `PG_BIN_DIR`. */
  readonly binFolder?: string | undefined;
  /** Use the embedded server of a running Tieout when there is one (workers and commands do, a second `serve` must not). */
  readonly mayJoin: boolean;
  readonly onEvent?: (event: EmbeddedPostgresEvent) => void;
}

/** A database that answers, and how to connect to it. */
export interface OpenDatabase {
  readonly kind: 'embedded' | 'joined' | 'external';
  readonly connection: PoolConfig;
  /** Stops the embedded server where it is ours. Close all connections first. */
  readonly close: () => Promise<void>;
}

/** Opens the one database: a server of the user's, a running Tieout's, or the embedded one started here. */
export async function openDatabase(options: OpenDatabaseOptions): Promise<OpenDatabase> {
  if (options.url !== undefined) {
    await checkExternalPostgres(options.url);
    return { kind: 'external', connection: { connectionString: options.url }, close: () => Promise.resolve() };
  }
  const running = options.mayJoin ? await findRunningPostgres(options.dataFolder) : undefined;
  if (running !== undefined) {
    return { kind: 'joined', connection: connectionTo(running), close: () => Promise.resolve() };
  }
  const { dataFolder, binFolder, onEvent } = options;
  const embedded = await startEmbeddedPostgres({ dataFolder, binFolder, ...(onEvent && { onEvent }) });
  return { kind: 'embedded', connection: connectionTo(embedded.address), close: embedded.close };
}

function connectionTo({ socketFolder, port, password }: ServerAddress): PoolConfig {
  return { host: socketFolder, port, user: databaseUser, password, database: databaseName };
}
