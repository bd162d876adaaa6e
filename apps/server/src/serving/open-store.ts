import type pg from 'pg';
import { openDatabase, type OpenDatabase } from '../database/open-database.ts';
import type { Log } from '../logs/create-log.ts';
import type { Settings } from '../settings/read-settings.ts';
import { createPool } from '../store/create-pool.ts';
import { migrateAll } from '../store/migrate-all.ts';

export interface OpenStoreOptions {
  readonly settings: Settings;
  readonly log: Log;
  /** Use a running Tieout's embedded database instead of refusing. */
  readonly mayJoin: boolean;
  /** Bring the schema up to this version. Off for commands that look at whatever is there. */
  readonly shouldMigrate?: boolean;
}

/** The open database with its pool. */
export interface OpenStore {
  readonly kind: OpenDatabase['kind'];
  readonly pool: pg.Pool;
  readonly connection: pg.PoolConfig;
  readonly close: () => Promise<void>;
}

/** Opens the database of the settings, migrated. */
export async function openStore(options: OpenStoreOptions): Promise<OpenStore> {
  const { settings, log } = options;
  const database = await openDatabase({
    dataFolder: settings.TIEOUT_DATA,
    url: settings.DATABASE_URL,
    binFolder: settings.PG_BIN_DIR,
    mayJoin: options.mayJoin,
    onEvent: event => log.warn(event, 'embedded PostgreSQL'),
  });
  const { connection } = database;
  const pool = createPool({ connection, onError: error => log.debug({ error }, 'a connection broke') });
  const close = async () => {
    await pool.end();
    await database.close();
  };
  try {
    if (options.shouldMigrate !== false) await migrateAll(pool);
    return { kind: database.kind, pool, connection, close };
  } catch (error) {
    await close();
    throw error;
  }
}
