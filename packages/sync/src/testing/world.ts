import { instant, type Instant } from '@tieout/domain';
import { carryOut } from '../act/carry-out.ts';
import type { RunReport } from '../act/run.ts';
import type { RunMode } from '../ports/journal.ts';
import { compileMapping, type CompiledMapping } from '../mapping/compile-mapping.ts';
import { defaultMappings } from '../mapping/defaults/default-mappings.ts';
import type { KindMapping } from '../mapping/field-mapping.ts';
import { planLists } from '../plan/plan-lists.ts';
import type { Plan } from '../plan/plan.ts';
import type { PolicySet } from '../policy/policy.ts';
import type { Fields } from '../record/field-value.ts';
import type { WorkspaceLife, WorkspaceRecord } from '../record/record.ts';
import { recordKinds, type RecordKind } from '../record/record-kind.ts';
import { createMemoryBooks, type MemoryBooks, type Mishap } from './memory-books.ts';
import { createMemoryStore, keyOfRecord, type MemoryStore } from './memory-store.ts';
import type { BooksRecord } from '../record/record.ts';

/** A workspace and books with everything between them, in memory, on a clock that only moves when asked. */
export interface World {
  readonly store: MemoryStore;
  readonly books: MemoryBooks;
  readonly now: () => Instant;
  readonly newId: () => string;
  /** Adds, or edits by hand, a record of the workspace. */
  readonly put: (
    kind: RecordKind,
    id: string,
    change: { readonly fields?: Fields; readonly life?: WorkspaceLife },
  ) => WorkspaceRecord;
  /** Brings the mirror up to date. */
  readonly observe: () => void;
  readonly plan: () => Plan;
  readonly carryOut: (plan: Plan, mode?: RunMode) => Promise<RunReport>;
  /** Observes, plans and carries out. */
  readonly sync: () => Promise<RunReport>;
  readonly mappings: Readonly<Record<RecordKind, CompiledMapping>>;
}

/** What a world is made of. */
export interface WorldOptions {
  readonly policies: PolicySet;
  readonly mishap?: () => Mishap;
  readonly compute?: (record: BooksRecord) => Fields;
  /** Runs after every commit of the store; what it throws kills the run. */
  readonly afterCommit?: () => void;
  /** Instead of the default mappings. */
  readonly mappings?: Partial<Record<RecordKind, KindMapping>>;
}

/** Makes an empty world. Ids and moments count up: the same steps give the same world. */
export function createWorld({ policies, mishap, compute, afterCommit, mappings: own = {} }: WorldOptions): World {
  let ticks = 0;
  let ids = 0;
  const start = Date.parse('2026-05-01T00:00:00Z');
  const now = (): Instant => instant(new Date(start + (ticks += 1) * 1000).toISOString());
  const newId = (): string => `id-${(ids += 1)}`;
  const memory = createMemoryStore({ now, newId });
  const store: MemoryStore = {
    state: memory.state,
    transaction: async work => {
      const result = await memory.transaction(work);
      afterCommit?.();
      return result;
    },
  };
  const books = createMemoryBooks({ now, ...(mishap && { mishap }), ...(compute && { compute }) });
  const mappings = Object.fromEntries(
    recordKinds.map(kind => [kind, compileMapping(own[kind] ?? defaultMappings[kind])]),
  ) as Record<RecordKind, CompiledMapping>;
  const observe = (): void => books.records.forEach((record, key) => store.state.mirror.set(key, record));
  const plan = (): Plan =>
    planLists({ lists: recordKinds.map(kind => listsOf(store, kind)), policies, mappings, otherNames: [] });
  const act = (given: Plan, mode: RunMode = 'sync') =>
    carryOut(given, {
      store,
      books,
      now,
      newId,
      mode,
      runId: newId(),
      rulesOf: kind => ({ policy: policies[kind], mapping: mappings[kind], names: { holderOf: () => undefined } }),
      tell: () => undefined,
      isStopped: () => false,
    });
  return {
    store,
    books,
    now,
    newId,
    mappings,
    observe,
    plan,
    carryOut: act,
    put: (kind, id, change) => putRecord(store, { kind, id, change, version: newId(), changedAt: now() }),
    sync: () => {
      observe();
      return act(plan());
    },
  };
}

interface Put {
  readonly kind: RecordKind;
  readonly id: string;
  readonly change: { readonly fields?: Fields; readonly life?: WorkspaceLife };
  readonly version: string;
  readonly changedAt: Instant;
}

function putRecord({ state }: MemoryStore, { kind, id, change, version, changedAt }: Put): WorkspaceRecord {
  const held = state.records.get(keyOfRecord(kind, id));
  const life = change.life ?? held?.life ?? 'live';
  const record = { kind, id, version, life, changedAt, fields: { ...held?.fields, ...change.fields } };
  state.records.set(keyOfRecord(kind, id), record);
  return record;
}

function listsOf({ state }: MemoryStore, kind: RecordKind) {
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
