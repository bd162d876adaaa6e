import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { inject } from 'vitest';
import { createPool } from '../store/create-pool.ts';
import { createDb, type Db } from '../store/store.ts';
import { inDatabase, templateName } from './database-setup.ts';

/** A migrated database of its own for one test file. */
export interface TestDatabase {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly connection: pg.PoolConfig;
  /** Drops it. Call it in `afterAll`. */
  readonly close: () => Promise<void>;
}

const cloneAttemptsMax = 50;
const cloneRetryMs = 50;

/** Clones the migrated template (about 0.1 s). */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('testServer');
  const name = `tieout_test_${randomUUID().replaceAll('-', '')}`;
  const admin = createPool({ connection: server, connectionsMax: 1 });
  await clone(admin, name);
  const connection = inDatabase(server, name);
  const pool = createPool({ connection });
  const close = async () => {
    await pool.end();
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  };
  return { db: createDb(pool), pool, connection, close };
}

// PostgreSQL copies a template for one at a time and refuses the others (`object_in_use`, 55006).
async function clone(admin: pg.Pool, name: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.query(`create database ${name} template ${templateName}`);
      return;
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === '55006';
      if (!isBusy || attempt === cloneAttemptsMax) throw error;
      await new Promise(resolve => setTimeout(resolve, cloneRetryMs));
    }
  }
}
