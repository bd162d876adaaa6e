import { customersOf, importAll } from '../apps/server/src/testing/import-lists.ts';
import { readsOfIdleDay } from './idle-day.ts';
import { countMetered } from './metered.ts';
import type { Bench, Row } from './row.ts';
import { openStage, type Stage } from './stage.ts';

const changedCount = 1_000;
const editsAtOnce = 30;
const settledWithinMs = 120_000;

/** As QuickBooks does, the emulator gathers what happens within some seconds into one notification. */
const gatherMs = 4_000;

async function run(): Promise<readonly Row[]> {
  const stage = await openStage({ emulatorArgs: ['--webhook-delay-ms', String(gatherMs)] });
  try {
    const realmId = await stage.makeCompany('Metered Books');
    const connectionId = await stage.connect(realmId, 'mirror');
    await stage.control(`/companies/${realmId}/generate`, { customers: changedCount });
    await importAll(stage.owner, connectionId);
    const changes = await readsOfChanges(stage, realmId);
    const idle = await readsOfIdleDay();
    return [
      { name: `metered reads for ${changedCount} changed records`, value: changes, unit: 'calls', goal: { atMost: 3 } },
      { name: 'metered reads of an idle company in a day', value: idle, unit: 'calls', goal: { atMost: 24 } },
    ];
  } finally {
    await stage.close();
  }
}

/** A thousand customers edited there within seconds, as an import or a price rise does it. */
async function readsOfChanges(stage: Stage, realmId: string): Promise<number> {
  const customers = await allCustomersThere(stage, realmId);
  const before = await countMetered(stage.control, realmId);
  for (let at = 0; at < customers.length; at += editsAtOnce) {
    const BatchItemRequest = customers.slice(at, at + editsAtOnce).map(identity => ({
      bId: identity.Id,
      operation: 'update',
      Customer: { ...identity, sparse: true, Notes: 'Changed.' },
    }));
    await stage.inBooks(realmId, 'batch', { BatchItemRequest });
  }
  await untilHere(stage);
  return (await countMetered(stage.control, realmId)) - before;
}

interface Identity {
  readonly Id: string;
  readonly SyncToken: string;
}

async function allCustomersThere(stage: Stage, realmId: string): Promise<readonly Identity[]> {
  const query = encodeURIComponent(`select * from Customer maxresults ${changedCount}`);
  const { QueryResponse } = (await stage.inBooks(realmId, `query?query=${query}`)) as {
    readonly QueryResponse: { readonly Customer: readonly Identity[] };
  };
  return QueryResponse.Customer.map(({ Id, SyncToken }) => ({ Id, SyncToken }));
}

async function untilHere({ owner }: Stage): Promise<void> {
  const giveUpAtMs = performance.now() + settledWithinMs;
  for (;;) {
    // Those that were not changed yet come first.
    const unchanged = (await customersOf(owner, { sort: 'updated' })).filter(({ notes }) => notes !== 'Changed.');
    if (unchanged.length === 0) return;
    if (performance.now() > giveUpAtMs) throw new Error(`Of ${changedCount} changes, not all have arrived.`);
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

/** Counted by the emulator as Intuit does: each query, change feed and read that brings something out. */
export const bench: Bench = { title: 'Metered reads', run };
