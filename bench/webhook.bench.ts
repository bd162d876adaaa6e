import { customersOf, importAll } from '../apps/server/src/testing/import-lists.ts';
import { watchEvents, type EventWatch } from '../apps/server/src/testing/watch-events.ts';
import { median, percentile, type Bench, type Row } from './row.ts';
import { openStage, type Stage } from './stage.ts';

const customerCount = 150;
const perSecond = 50;
const seconds = 60;
const warmUps = 100;
/** What did not arrive while `watchEvents` waited. */
const notHeardMs = 20_000;

interface Known {
  /** Here. */
  readonly id: string;
  readonly booksId: string;
  /** Of the last edit: the next one comes seconds later. */
  syncToken: string;
}

async function run(): Promise<readonly Row[]> {
  const stage = await openStage();
  try {
    const realmId = await stage.makeCompany('Busy Books');
    const known = await importCustomers(stage, realmId);
    const durationsMs = await editSteadily(stage, { realmId, known });
    return rowsOf(durationsMs);
  } finally {
    await stage.close();
  }
}

function rowsOf(durationsMs: readonly number[]): readonly Row[] {
  const measured = durationsMs.slice(warmUps);
  return [
    { name: 'changed there → changed here, median', value: median(measured), unit: 'ms' },
    { name: 'the same, p95', value: percentile(measured, 0.95), unit: 'ms' },
    { name: 'the same, p99', value: percentile(measured, 0.99), unit: 'ms', goal: { atMost: 500 } },
    { name: 'the slowest', value: Math.max(...measured), unit: 'ms' },
  ];
}

/** Made there, and imported once: what comes later then arrives by itself. */
async function importCustomers(stage: Stage, realmId: string): Promise<readonly Known[]> {
  const connectionId = await stage.connect(realmId, 'mirror');
  await stage.control(`/companies/${realmId}/generate`, { customers: customerCount });
  await importAll(stage.owner, connectionId);
  return (await customersOf(stage.owner)).map(({ id, sync }) => ({ id, booksId: sync.booksId ?? '', syncToken: '0' }));
}

/**
 * One bookkeeper's edit after the other, each with a webhook of its own. Measured from the edit being sent to the event in the browser:
 * the way of the edit and of the webhook are in it.
 */
async function editSteadily(
  stage: Stage,
  { realmId, known }: { readonly realmId: string; readonly known: readonly Known[] },
): Promise<readonly number[]> {
  const page = await watchEvents(stage.owner);
  const edits: Promise<number>[] = [];
  const startedAtMs = performance.now();
  for (let at = 0; at < perSecond * seconds; at += 1) {
    await pause(startedAtMs + (at * 1_000) / perSecond - performance.now());
    const customer = known[at % known.length];
    if (customer !== undefined) edits.push(editOne(stage, page, { realmId, customer, at }).catch(() => notHeardMs));
  }
  const durationsMs = await Promise.all(edits);
  page.close();
  return durationsMs;
}

interface Edit {
  readonly realmId: string;
  readonly customer: Known;
  readonly at: number;
}

async function editOne(stage: Stage, page: EventWatch, { realmId, customer, at }: Edit): Promise<number> {
  const startedAtMs = performance.now();
  const heard = page.next(event => event.topic === 'customer' && event.id === customer.id);
  // What is not heard in time is caught by the caller, whichever of the two is waited for then.
  heard.catch(() => undefined);
  const { booksId: Id, syncToken: SyncToken } = customer;
  const { Customer } = (await stage.inBooks(realmId, 'customer', {
    Id,
    SyncToken,
    sparse: true,
    Notes: `Edit ${at}`,
  })) as { readonly Customer: { readonly SyncToken: string } };
  customer.syncToken = Customer.SyncToken;
  await heard;
  return performance.now() - startedAtMs;
}

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, Math.max(0, ms)));

/** Fifty changes a second in one company for a minute, QuickBooks' limits on. */
export const bench: Bench = { title: `Webhooks: ${perSecond} changes a second for ${seconds} s`, run };
