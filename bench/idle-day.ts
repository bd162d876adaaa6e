import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator, type Emulator } from 'quickbooks-emulator';
import { createBooksTools } from '../apps/server/src/compose/create-books-tools.ts';
import { createLiveTools } from '../apps/server/src/compose/create-live-tools.ts';
import { sweep } from '../apps/server/src/connectors/quickbooks/observe/live/sweep.ts';
import type { LiveTools } from '../apps/server/src/connectors/quickbooks/observe/live/live-tools.ts';
import { refreshReferences } from '../apps/server/src/connectors/quickbooks/reference/refresh-references.ts';
import { createLog } from '../apps/server/src/logs/create-log.ts';
import { openStore } from '../apps/server/src/serving/open-store.ts';
import { serveOn } from '../apps/server/src/serving/start-server.ts';
import { readSettings, type Settings } from '../apps/server/src/settings/read-settings.ts';
import { countMetered } from './metered.ts';
import { furnish, verifierToken, type Stage } from './stage.ts';

const dayMs = 86_400_000;
const heardWithinMs = 20_000;
/** Of the clock that is turned: the emulator sends a moment after what happened. */
const webhookPauseMs = 1_000;

/**
 * The metered reads of a day on which nothing happens, behind a day of the same. The looks are the real ones, at the times that each of
 * them orders for the next; only the clock, ours and QuickBooks', is turned from one to the other instead of waited for.
 */
export async function readsOfIdleDay(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'tieout-bench-'));
  const emulator = await startEmulator({ port: 0, limits: false, clock: 'manual' });
  const settings = readSettings({
    TIEOUT_DATA: folder,
    PORT: '0',
    LOG_LEVEL: 'error',
    TIEOUT_WORKER: 'elsewhere',
    EMULATOR_PORT: new URL(emulator.url).port,
    QUICKBOOKS_WEBHOOK_TOKEN: verifierToken,
  });
  const { clock, pass } = createTurnedClock(emulator);
  try {
    return await withServer(settings, clock, async (serverUrl, tools) => {
      const stage = await furnish(emulator.url, serverUrl);
      const realmId = await stage.makeCompany('Idle Books');
      const connectionId = await stage.connect(realmId, 'mirror');
      await hearOnce(stage, tools, { realmId, pass });
      await liveThrough(tools, { connectionId, pass });
      const before = await countMetered(stage.control, realmId);
      await liveThrough(tools, { connectionId, pass });
      return (await countMetered(stage.control, realmId)) - before;
    });
  } finally {
    await emulator.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Time on both sides, from the emulator's on. */
function createTurnedClock(emulator: Emulator) {
  let nowMs = Date.now();
  const pass = async (ms: number): Promise<void> => {
    nowMs += ms;
    await emulator.control('POST', '/clock', { set: nowMs });
  };
  return { clock: () => new Date(nowMs), pass };
}

async function withServer<Value>(
  settings: Settings,
  clock: () => Date,
  work: (serverUrl: string, tools: LiveTools) => Promise<Value>,
): Promise<Value> {
  const log = createLog({ level: settings.LOG_LEVEL });
  const store = await openStore({ settings, log, mayJoin: false });
  const server = await serveOn(store, { settings, log, clock });
  try {
    return await work(server.url, createLiveTools(createBooksTools(server.core), settings));
  } finally {
    await server.close();
  }
}

/** Webhooks count as a voice, and their absence as silence, once one has come. */
async function hearOnce(
  stage: Pick<Stage, 'inBooks'>,
  tools: LiveTools,
  { realmId, pass }: { readonly realmId: string; readonly pass: Living['pass'] },
): Promise<void> {
  await stage.inBooks(realmId, 'customer', { DisplayName: 'Made on the first day' });
  const giveUpAtMs = performance.now() + heardWithinMs;
  while ((await tools.db.selectFrom('notification').select('event_key').executeTakeFirst()) === undefined) {
    if (performance.now() > giveUpAtMs) throw new Error('No webhook has arrived.');
    await pass(webhookPauseMs);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

interface Living {
  readonly connectionId: string;
  readonly pass: (ms: number) => Promise<void>;
}

/** What a worker does in a day: each look when it is due, and once the lists that no feed tells of. */
async function liveThrough(tools: LiveTools, { connectionId, pass }: Living): Promise<void> {
  await refreshReferences(tools, connectionId);
  for (let passedMs = 0; passedMs < dayMs;) {
    await sweep(tools, { connectionId, signal: new AbortController().signal });
    const { sweep_pause_seconds: pauseSeconds } = await tools.db
      .selectFrom('connection')
      .select('sweep_pause_seconds')
      .where('id', '=', connectionId)
      .executeTakeFirstOrThrow();
    const pauseMs = (pauseSeconds ?? 0) * 1_000;
    await pass(pauseMs);
    passedMs += pauseMs;
  }
}
