import { instant, type Instant } from '@tieout/domain';
import { BATCH_ITEMS_MAX, createQuickBooks, environmentAt, type Clock, type Company } from '@tieout/quickbooks';
import { createMemoryStore, type Fields, type MemoryStore, type RecordKind } from '@tieout/sync';
import { refreshRecord } from '../tests/simulation/connector/refresh-record.ts';
import { writeBatch } from '../tests/simulation/connector/write-batch.ts';
import { planNow, policiesWith, work, type Connection, type Workshop } from '../tests/simulation/world/connection.ts';
import { openEmulatedBooks, type EmulatedBooks } from '../tests/simulation/world/emulated-books.ts';
import { startMs } from '../tests/simulation/world/turning-clock.ts';
import type { Bench, Row } from './row.ts';

const invoiceCount = 10_000;
const customerCount = 100;
/** QuickBooks takes about as long as this over a batch of thirty; limits count from one start to the next. */
const answerAfterMs = 1_000;
const minuteMs = 60_000;

/** protocol.md §7, for one app in one company. */
const limits = { batchesPerMinute: 40, callsPerMinute: 500 };

/**
 * The least time that the limits leave for so many items in windows that hold so many: the first window is used at once, and what is left
 * over at the end waits for the one before to pass.
 */
const leastMs = (items: number, perMinute: number): number => (Math.ceil(items / perMinute) - 1) * minuteMs;

const leastMsInBatches = leastMs(Math.ceil(invoiceCount / BATCH_ITEMS_MAX), limits.batchesPerMinute);
const leastMsSingly = leastMs(invoiceCount, limits.callsPerMinute);

async function run(): Promise<readonly Row[]> {
  const deliver = () => Promise.resolve(new Response());
  const books = await openEmulatedBooks({ seed: 1, connections: 1, deliver });
  const clock = createJumpingClock(books);
  const { connection, shop } = open(books, clock);
  addParties(connection.store);
  await push(connection, shop);
  addInvoices(connection.store);
  await books.emulator.control('DELETE', '/requests');
  await clock.pass(minuteMs);
  const startedAtMs = clock.now();
  const startedReallyAtMs = performance.now();
  await push(connection, shop);
  const tookMs = clock.now() - startedAtMs;
  const ourSeconds = (performance.now() - startedReallyAtMs) / 1_000;
  await requireAllThere(books);
  const refused = await countRefused(books);
  await books.emulator.close();
  return [
    {
      name: `${invoiceCount} new invoices, against the least that 40 batches a minute allow`,
      value: tookMs / leastMsInBatches,
      unit: 'ratio',
      goal: { atMost: 1.05 },
    },
    { name: 'calls that QuickBooks refused for a limit', value: refused, unit: 'calls', goal: { atMost: 0 } },
    { name: 'simulated time', value: tookMs / 1_000, unit: 's' },
    { name: 'the least if each went by itself (500 a minute)', value: leastMsSingly / 1_000, unit: 's' },
    { name: 'of it our own work, in real time', value: ourSeconds, unit: 's' },
  ];
}

function open(books: EmulatedBooks, clock: JumpingClock): { readonly connection: Connection; readonly shop: Workshop } {
  const newId = countIds();
  const connection: Connection = {
    on: 0,
    realmId: books.realmIds[0] ?? '',
    store: createMemoryStore({ now: clock.instant, newId }),
    policies: policiesWith('ask'),
    watermark: null,
    mustLook: false,
    reports: [],
  };
  const company = clientOf(books, clock).company(connection.realmId);
  const shop: Workshop = {
    company,
    books: writerOf(company, connection, clock),
    inbox: {
      deliver: fetch,
      expect: () => undefined,
      releaseLate: () => undefined,
      waiting: () => [],
      drop: () => undefined,
      troubles: () => ({}),
    },
    now: clock.instant,
    newId,
    note: () => undefined,
  };
  return { connection, shop };
}

/** One time on both sides, that passes only where somebody waits. */
interface JumpingClock extends Clock {
  readonly instant: () => Instant;
  readonly pass: (ms: number) => Promise<void>;
}

function createJumpingClock({ emulator }: EmulatedBooks): JumpingClock {
  let nowMs = startMs;
  const pass = async (ms: number): Promise<void> => {
    nowMs += Math.max(0, Math.ceil(ms));
    await emulator.control('POST', '/clock', { set: nowMs });
  };
  return { now: () => nowMs, instant: () => instant(new Date(nowMs).toISOString()), pass, sleep: pass };
}

function countIds(): () => string {
  let last = 0;
  return () => `id-${(last += 1)}`;
}

/** The real client, throttle included, over an emulator whose answers take their time. */
function clientOf({ emulator, app, tokens }: EmulatedBooks, clock: JumpingClock) {
  return createQuickBooks({
    environment: environmentAt(emulator.url),
    ...app,
    tokenStore: tokens,
    clock,
    fetch: async (url, init) => {
      const answer = await emulator.fetch(url, init);
      await clock.pass(answerAfterMs);
      return answer;
    },
  });
}

const writerOf = (company: Company, { store }: Connection, clock: JumpingClock): Workshop['books'] => ({
  write: batch => writeBatch(company, batch, () => false),
  refresh: (kind, id) =>
    refreshRecord(company, { kind, id, at: clock.instant(), held: store.state.mirror.get(`${kind}:${id}`) }),
});

function addParties(store: MemoryStore): void {
  for (let at = 0; at < customerCount; at += 1) {
    put(store, 'customer', { id: `customer-${at}`, fields: { displayName: `Customer ${at}` } });
  }
  put(store, 'item', { id: 'item', fields: { name: 'Hour of work', unitPrice: '100' } });
}

function addInvoices(store: MemoryStore): void {
  for (let at = 0; at < invoiceCount; at += 1) {
    const worth = { kind: 'sale', item: 'item', quantity: '2', unitPrice: '100', taxCode: 'NON' };
    const fields: Fields = {
      documentNumber: String(1001 + at),
      customer: `customer-${at % customerCount}`,
      issueDate: '2026-05-01',
      lines: [{ key: `line-${at}`, fields: { ...worth, description: `Work ${at}` } }],
    };
    put(store, 'invoice', { id: `invoice-${at}`, fields });
  }
}

const changedAt = instant('2026-05-01T00:00:00Z');

function put(
  { state }: MemoryStore,
  kind: RecordKind,
  { id, fields }: { readonly id: string; readonly fields: Fields },
) {
  state.records.set(`${kind}:${id}`, { kind, id, version: '1', life: 'live', changedAt, fields });
}

async function push(connection: Connection, shop: Workshop): Promise<void> {
  const report = await work(connection, shop, { plan: planNow(connection), mode: 'sync' });
  const odd = report.told.find(({ verdict }) => verdict.code !== 'created');
  if (report.ended !== 'complete' || odd !== undefined) {
    throw new Error(`The push ended ${report.ended}: ${JSON.stringify(odd)}`);
  }
}

interface State {
  readonly counts: Readonly<Record<string, number>>;
}

/** What it measures is checked too: fast and wrong would be worth nothing. */
async function requireAllThere({ emulator, realmIds }: EmulatedBooks): Promise<void> {
  const state = (await emulator.control('GET', `/companies/${realmIds[0] ?? ''}`)) as State;
  const there = state.counts['Invoice'];
  if (there !== invoiceCount) throw new Error(`${there ?? 0} of ${invoiceCount} invoices are there.`);
}

async function countRefused({ emulator }: EmulatedBooks): Promise<number> {
  const { counters } = (await emulator.control('GET', '/requests?limit=0')) as {
    readonly counters: { readonly byStatus: Readonly<Record<string, number>> };
  };
  return counters.byStatus['429'] ?? 0;
}

/** Engine, client and emulator in one process on one clock that jumps; only PostgreSQL and the network are missing. */
export const bench: Bench = { title: `Pushing ${invoiceCount} new invoices under QuickBooks’ limits`, run };
