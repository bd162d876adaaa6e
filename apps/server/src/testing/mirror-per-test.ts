import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { createBooksTools } from '../compose/create-books-tools.ts';
import type { BooksTools } from '../connectors/quickbooks/books-tools.ts';
import type { Db, Tx } from '../store/store.ts';
import { countWaiting, makeCompany, type MadeCompany } from './make-company.ts';
import { startTestServer, type TestServer } from './start-test-server.ts';

/** Books of which there is a mirror alone, and what follows it. */
export interface MirrorOfTest {
  readonly tools: BooksTools;
  readonly connection: MadeCompany;
}

/** Starts a server that works nothing off by itself, and gives each test of a file books of its own. */
export function mirrorPerTest(take: (mirror: MirrorOfTest) => void): void {
  let server: TestServer;
  let tools: BooksTools;
  beforeAll(async () => {
    server = await startTestServer({ environment: { TIEOUT_WORKER: 'elsewhere' } });
    tools = createBooksTools(server.core);
  });
  afterAll(() => server.close());
  beforeEach(async () => take({ tools, connection: await makeCompany(server.core) }));
}

export interface TwoLooks {
  /** What the first look finds new. */
  readonly bring: (tx: Tx) => Promise<void>;
  readonly look: (tx: Tx) => Promise<unknown>;
}

/** A second look that begins before the first one, which brings something new, is written down. */
export async function lookTwice(db: Db, { bring, look }: TwoLooks): Promise<void> {
  let second: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async tx => {
    await bring(tx);
    await look(tx);
    second = db.transaction().execute(look);
    await expect.poll(() => countWaiting(db), { timeout: 15_000, interval: 20 }).toBe(1);
  });
  await second;
}
