import { instant } from '@tieout/domain';
import {
  compileMapping,
  defaultMappings,
  noAnswers,
  noMatch,
  noNamesInBooks,
  noReferences,
  PlanBuilder,
  presetPolicies,
  type BooksRecord,
  type Fields,
  type Link,
  type Pair,
  type WorkspaceRecord,
} from '@tieout/sync';
import { median, type Bench } from './row.ts';

const pairCount = 100_000;
const changedEvery = 100;
const runsMeasured = 3;
const changedAt = instant('2026-05-01T00:00:00Z');

/** A linked pair of the list, made when it is asked for: as a store would stream it. */
function pairAt(at: number): Pair {
  const booksId = String(at);
  const workspaceId = `w${at}`;
  const agreed = fieldsOf(at, 'agreed');
  const theirs = at % changedEvery === 0 ? fieldsOf(at, 'changed') : agreed;
  const workspace: WorkspaceRecord = {
    kind: 'customer',
    id: workspaceId,
    version: '1',
    life: 'live',
    changedAt,
    fields: agreed,
  };
  const books: BooksRecord = {
    kind: 'customer',
    id: booksId,
    version: '1',
    life: 'live',
    mergedInto: null,
    changedAt,
    fields: { ...theirs },
  };
  const link: Link = {
    kind: 'customer',
    workspaceId,
    booksId,
    base: { life: 'live', fields: { ...agreed } },
    lineIds: {},
  };
  return {
    kind: 'customer',
    workspace,
    books,
    link,
    tombstone: null,
    match: noMatch,
    answers: noAnswers,
    mergeTarget: null,
  };
}

const fieldsOf = (at: number, phone: string): Fields => ({
  displayName: `Customer ${at}`,
  companyName: `Company ${at} Ltd`,
  givenName: 'Mara',
  familyName: `Lindqvist ${at}`,
  email: `mara${at}@customer.example`,
  phone: `${phone} ${at}`,
  'billing.line1': `${at} Quay Road`,
  'billing.city': 'Oakland',
  'billing.region': 'CA',
  'billing.postalCode': '94607',
  notes: 'Gate code on file',
  isTaxable: true,
  term: '3',
  balance: '150.5',
});

function planOnce(): { readonly ms: number; readonly peakMb: number } {
  const mapping = compileMapping(defaultMappings.customer);
  const policy = presetPolicies('mirror').customer;
  const builder = new PlanBuilder(() => ({ policy, mapping, links: noReferences, names: noNamesInBooks }));
  let peak = 0;
  const start = performance.now();
  for (let at = 0; at < pairCount; at += 1) {
    builder.look(pairAt(at));
    if (at % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().rss);
  }
  builder.finish();
  const ms = performance.now() - start;
  return { ms, peakMb: Math.max(peak, process.memoryUsage().rss) / 1024 / 1024 };
}

/** Plans 100,000 linked pairs of which one in a hundred changed there. The memory is that of the whole process. */
export const bench: Bench = {
  title: 'Deciding',
  run: async () => {
    const runs = Array.from({ length: runsMeasured }, planOnce);
    await Promise.resolve();
    const seconds = median(runs.map(({ ms }) => ms)) / 1000;
    return [
      { name: 'plan of 100,000 × 100,000 linked, 1 % changed', value: seconds, unit: 's', goal: { atMost: 3 } },
      {
        name: 'its peak memory',
        value: Math.max(...runs.map(({ peakMb }) => peakMb)),
        unit: 'MB',
        goal: { atMost: 500 },
      },
    ];
  },
};
