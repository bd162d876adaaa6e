import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '../server-core.ts';
import { createLog } from '../logs/create-log.ts';
import { readSettings, type Environment } from '../settings/read-settings.ts';
import { serveOn } from '../serving/start-server.ts';
import { createPool } from '../store/create-pool.ts';
import { createTestDatabase, type TestDatabase } from './create-test-database.ts';
import { createVisitor, type Visitor } from './visitor.ts';

export interface StartTestServerOptions {
  /** More settings, by their environment variables. */
  readonly environment?: Environment;
  readonly clock?: () => Date;
  /** A second server of the same installation: it works on this one's database, and is closed first. */
  readonly beside?: TestServer;
}

/** A whole server on a database of its own, on a free port, without the embedded PostgreSQL of a real start. */
export interface TestServer {
  readonly url: string;
  readonly core: Core;
  readonly database: TestDatabase;
  /** A browser without a session. */
  readonly visit: () => Visitor;
  /** Signs up the owner (once per server) and answers their browser. */
  readonly signUpOwner: () => Promise<Visitor>;
  readonly close: () => Promise<void>;
}

const secretKeyBytes = 32;

export const ownerAccount = {
  name: 'Olivia Owner',
  email: 'olivia@example.com',
  password: 'a long enough password',
  workspaceName: 'Olivia’s Workshop',
  start: 'empty',
} as const;

/** Starts it. Every answer is held against the contract. Call `close` in `afterAll`. */
export async function startTestServer(options: StartTestServerOptions = {}): Promise<TestServer> {
  const { beside } = options;
  const database = beside?.database ?? (await createTestDatabase());
  const dataFolder = await mkdtemp(join(tmpdir(), 'tieout-server-'));
  const settings = readSettings({
    PORT: '0',
    TIEOUT_DATA: dataFolder,
    TIEOUT_SECRET_KEY: beside?.core.settings.TIEOUT_SECRET_KEY ?? randomBytes(secretKeyBytes).toString('base64'),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    ...options.environment,
  });
  const { connection } = database;
  const pool = beside === undefined ? database.pool : createPool({ connection });
  const log = createLog({ level: settings.LOG_LEVEL });
  const store = {
    kind: 'external',
    pool,
    connection,
    close: beside === undefined ? database.close : () => pool.end(),
  } as const;
  const server = await serveOn(store, {
    settings,
    log,
    checkAnswers: true,
    ...(options.clock && { clock: options.clock }),
  });
  const visit = () => createVisitor(server.url);
  return {
    url: server.url,
    core: server.core,
    database,
    visit,
    signUpOwner: async () => {
      const visitor = visit();
      await visitor.signUp(ownerAccount);
      return visitor;
    },
    close: async () => {
      await server.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
