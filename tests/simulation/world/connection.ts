import type { Company } from '@tieout/quickbooks';
import { isQuickBooksFault } from '@tieout/quickbooks';
import {
  carryOut,
  planLists,
  planUndo,
  presetPolicies,
  recordKinds,
  type BooksWriter,
  type ConflictRule,
  type KindLists,
  type MemoryStore,
  type Plan,
  type PolicySet,
  type RecordKind,
  type Run,
  type RunMode,
  type RunReport,
} from '@tieout/sync';
import type { Instant } from '@tieout/domain';
import { followNews, sweep } from '../connector/observe.ts';
import { mappings } from '../connector/mappings.ts';
import type { Inbox } from './inbox.ts';

/** One workspace joined to one company, with what it remembers between two pieces of work. */
export interface Connection {
  readonly on: number;
  readonly realmId: string;
  readonly store: MemoryStore;
  /** The owner may change them at any moment. */
  policies: PolicySet;
  /** Everything in the books up to here is known; null: they were never read. */
  watermark: Instant | null;
  /** What became of a write is not known: the books are read before anything is planned. */
  mustLook: boolean;
  /** What was carried out, oldest first, as far as the process lived to tell. */
  readonly reports: CarriedOut[];
}

/** A run that the process lived to tell of. */
export interface CarriedOut {
  readonly report: RunReport;
  readonly mode: RunMode;
  readonly plan: Plan;
}

/** What a process lends a connection while it works on it. */
export interface Workshop {
  readonly company: Company;
  readonly books: BooksWriter;
  readonly inbox: Inbox;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly note: (line: string) => void;
}

/** The Mirror preset with one conflict rule for all. */
export const policiesWith = (conflict: ConflictRule): PolicySet => {
  const mirror = presetPolicies('mirror');
  return Object.fromEntries(recordKinds.map(kind => [kind, { ...mirror[kind], conflict }])) as PolicySet;
};

/** Brings the mirror up to date as far as the books can be reached. */
export async function observe(connection: Connection, shop: Workshop, sweeps: boolean): Promise<boolean> {
  const observer = { store: connection.store, company: shop.company, now: shop.now };
  try {
    for (const event of shop.inbox.waiting(connection.realmId)) {
      await followNews(observer, event);
      shop.inbox.drop(event);
    }
    if (sweeps || connection.mustLook || connection.watermark === null) {
      connection.watermark = await sweep(observer, connection.watermark);
      connection.mustLook = false;
    }
    return true;
  } catch (fault) {
    if (!isQuickBooksFault(fault)) throw fault;
    shop.note(`  looking failed: ${fault.kind}`);
    return false;
  }
}

/** What would be done now. Writes nothing. */
export const planNow = ({ store, policies }: Connection): Plan =>
  planLists({ lists: recordKinds.map(kind => listsOf(store, kind)), policies, mappings, otherNames: [] });

function listsOf({ state }: MemoryStore, kind: RecordKind): KindLists {
  const ofKind = <Row extends { readonly kind: RecordKind }>(map: ReadonlyMap<string, Row>): readonly Row[] =>
    [...map.values()].filter(row => row.kind === kind);
  const prefix = `${kind}:`;
  const answers = [...state.answers].filter(([key]) => key.startsWith(prefix));
  return {
    kind,
    workspace: ofKind(state.records),
    books: ofKind(state.mirror),
    links: ofKind(state.links),
    tombstones: ofKind(state.tombstones),
    answers: new Map(answers.map(([key, value]) => [key.slice(prefix.length), value])),
  };
}

/** Carries a plan out and keeps the report. */
export async function work(
  connection: Connection,
  shop: Workshop,
  { plan, mode }: { readonly plan: Plan; readonly mode: RunMode },
): Promise<RunReport> {
  const run: Run = {
    store: connection.store,
    books: shop.books,
    now: shop.now,
    newId: shop.newId,
    mode,
    runId: shop.newId(),
    rulesOf: kind => actingRules(connection, kind),
    tell: ({ key, name, verdict }) =>
      shop.note(`    ${key.kind} ${key.workspaceId ?? '–'} ↔ ${key.booksId ?? '–'} "${name}": ${verdict.code}`),
    isStopped: () => false,
  };
  const report = await carryOut(plan, run);
  connection.reports.push({ report, mode, plan });
  if (report.ended === 'unknown') connection.mustLook = true;
  shop.note(`  ${mode} ${report.ended}, ${report.told.length} told`);
  return report;
}

const actingRules = ({ policies }: Connection, kind: RecordKind) => ({
  policy: policies[kind],
  mapping: mappings[kind],
  names: { holderOf: () => undefined },
});

/** The plan that takes a run back. Writes nothing. */
export const planUndoOf = (connection: Connection, runId: string): Promise<Plan> =>
  connection.store.transaction(rooms =>
    planUndo(rooms, runId, { staysAway: true, rulesOf: kind => actingRules(connection, kind) }),
  );
