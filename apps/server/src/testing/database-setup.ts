import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PoolConfig } from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase, type OpenDatabase } from '../database/open-database.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { createPool } from '../store/create-pool.ts';
import { migrateAll } from '../store/migrate-all.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** How to reach the server of this test run. */
    readonly testServer: PoolConfig;
  }
}

/** The migrated database that every test file's own one is cloned from. */
export const templateName = 'tieout_template';

/**
 * One server for the whole test run: the embedded one, or the one of `TEST_DATABASE_URL` (a user who may create databases), so
 * that the same tests run on other versions of PostgreSQL.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-test-'));
  const server = await openServer(folder);
  await makeTemplate(server.connection);
  project.provide('testServer', server.connection);
  return async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
}

async function openServer(folder: string): Promise<OpenDatabase> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url !== undefined) return openDatabase({ dataFolder: folder, url, mayJoin: false });
  // Nobody needs these data after a power loss.
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];
  const binFolder = process.env['PG_BIN_DIR'];
  const embedded = await startEmbeddedPostgres({ dataFolder: folder, settings, binFolder });
  const { socketFolder, port, password } = embedded.address;
  const connection = { host: socketFolder, port, user: 'tieout', password, database: 'postgres' };
  return { kind: 'embedded', connection, close: embedded.close };
}

async function makeTemplate(connection: PoolConfig): Promise<void> {
  const admin = createPool({ connection });
  await admin.query(`drop database if exists ${templateName}`);
  await admin.query(`create database ${templateName}`);
  await admin.end();
  const template = createPool({ connection: inDatabase(connection, templateName) });
  await migrateAll(template);
  await template.end();
}

/** The same server, another database. */
export function inDatabase(connection: PoolConfig, database: string): PoolConfig {
  if (connection.connectionString === undefined) return { ...connection, database };
  const url = new URL(connection.connectionString);
  url.pathname = `/${database}`;
  return { connectionString: url.href };
}
