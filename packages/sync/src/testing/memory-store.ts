import type { Instant } from '@tieout/domain';
import { composePairState } from '../act/read-pair.ts';
import { noAnswers, type Answers } from '../decide/answers.ts';
import { pairText, type PairKey } from '../plan/step.ts';
import type { JournalEntry } from '../ports/journal.ts';
import type { SyncRooms, SyncStore } from '../ports/sync-store.ts';
import type { WorkspaceWrite } from '../ports/workspace-records.ts';
import type { Link, Tombstone } from '../record/link.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';

/** Everything a store holds, as plain maps that a test can look into. Keys are `kind:id`. */
export interface MemoryState {
  readonly mirror: Map<string, BooksRecord>;
  readonly records: Map<string, WorkspaceRecord>;
  readonly links: Map<string, Link>;
  readonly tombstones: Map<string, Tombstone>;
  readonly journal: Map<string, JournalEntry>;
  readonly answers: Map<string, Answers>;
}

/** A store in memory that keeps the contracts of the ports: for tests and simulations, not for use. */
export interface MemoryStore extends SyncStore {
  readonly state: MemoryState;
}

/** What the store needs from its surroundings. */
export interface MemorySurroundings {
  readonly now: () => Instant;
  readonly newId: () => string;
}

export const keyOfRecord = (kind: RecordKind, id: string): string => `${kind}:${id}`;

/** Makes an empty store. Transactions run one after the other; one that throws leaves no trace. */
export function createMemoryStore(surroundings: MemorySurroundings): MemoryStore {
  const state: MemoryState = {
    mirror: new Map(),
    records: new Map(),
    links: new Map(),
    tombstones: new Map(),
    journal: new Map(),
    answers: new Map(),
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    state,
    transaction: work => {
      const result = last.then(() => inTransaction(state, surroundings, work));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

async function inTransaction<Result>(
  state: MemoryState,
  surroundings: MemorySurroundings,
  work: (rooms: SyncRooms) => Promise<Result>,
): Promise<Result> {
  const saved = Object.entries(state).map(([name, map]) => [name, new Map(map as Map<string, unknown>)] as const);
  try {
    return await work(roomsOf(state, surroundings));
  } catch (fault) {
    for (const [name, map] of saved) restore(state[name as keyof MemoryState], map);
    throw fault;
  }
}

function restore(map: Map<string, unknown>, saved: ReadonlyMap<string, unknown>): void {
  map.clear();
  for (const [key, value] of saved) map.set(key, value);
}

function roomsOf(state: MemoryState, surroundings: MemorySurroundings): SyncRooms {
  const rooms = roomsHolding(state, surroundings);
  return { ...rooms, states: { find: key => composePairState(rooms, key) } };
}

const roomsHolding = (state: MemoryState, surroundings: MemorySurroundings): Omit<SyncRooms, 'states'> => ({
  mirror: {
    find: (kind, id) => Promise.resolve(state.mirror.get(keyOfRecord(kind, id)) ?? null),
    put: record => {
      const key = keyOfRecord(record.kind, record.id);
      const held = state.mirror.get(key);
      const isOlder = held !== undefined && Number(held.version) > Number(record.version);
      if (!isOlder) state.mirror.set(key, record);
      return Promise.resolve();
    },
  },
  records: recordsOf(state, surroundings),
  links: linksOf(state),
  tombstones: tombstonesOf(state),
  journal: journalOf(state),
  answers: {
    find: key => Promise.resolve(state.answers.get(answerKey(key)) ?? noAnswers),
    clear: key => Promise.resolve(void state.answers.delete(answerKey(key))),
  },
});

const answerKey = ({ kind, workspaceId, booksId }: PairKey): string => keyOfRecord(kind, booksId ?? workspaceId ?? '');

function recordsOf(state: MemoryState, { now, newId }: MemorySurroundings): SyncRooms['records'] {
  const write = (record: WorkspaceRecord): Promise<WorkspaceWrite> => {
    const written = { ...record, version: newId(), changedAt: now() };
    state.records.set(keyOfRecord(record.kind, record.id), written);
    return Promise.resolve({ kind: 'written', record: written });
  };
  const changed = (
    at: Parameters<SyncRooms['records']['update']>[0],
    change: (record: WorkspaceRecord) => WorkspaceRecord,
  ) => {
    const record = state.records.get(keyOfRecord(at.kind, at.id));
    return record?.version === at.version ? write(change(record)) : Promise.resolve({ kind: 'stale' } as const);
  };
  return {
    find: (kind, id) => Promise.resolve(state.records.get(keyOfRecord(kind, id)) ?? null),
    create: (kind, fields, life) => write({ kind, id: newId(), version: '', life, changedAt: now(), fields }),
    update: (at, fields) => changed(at, record => ({ ...record, fields: { ...record.fields, ...fields } })),
    setLife: (at, life) => changed(at, record => ({ ...record, life })),
  };
}

const linksOf = ({ links }: MemoryState): SyncRooms['links'] => ({
  findByWorkspace: (kind, id) => Promise.resolve(links.get(keyOfRecord(kind, id)) ?? null),
  findByBooks: (kind, id) =>
    Promise.resolve([...links.values()].find(link => link.kind === kind && link.booksId === id) ?? null),
  save: link => {
    const rival = [...links.values()].find(
      other => other.kind === link.kind && other.booksId === link.booksId && other.workspaceId !== link.workspaceId,
    );
    if (rival !== undefined) throw new Error(`${link.kind} ${link.booksId} is linked to ${rival.workspaceId} already.`);
    links.set(keyOfRecord(link.kind, link.workspaceId), link);
    return Promise.resolve();
  },
  remove: (kind, id) => Promise.resolve(void links.delete(keyOfRecord(kind, id))),
});

const tombstonesOf = ({ tombstones }: MemoryState): SyncRooms['tombstones'] => ({
  find: (kind, id) => Promise.resolve(tombstones.get(keyOfRecord(kind, id)) ?? null),
  bury: tombstone => {
    const key = keyOfRecord(tombstone.kind, tombstone.booksId);
    if (!tombstones.has(key)) tombstones.set(key, tombstone);
    return Promise.resolve();
  },
  unbury: (kind, id) => Promise.resolve(void tombstones.delete(keyOfRecord(kind, id))),
});

const journalOf = ({ journal }: MemoryState): SyncRooms['journal'] => ({
  intend: intents => {
    for (const intent of intents) journal.set(intent.id, { ...intent, outcome: null });
    return Promise.resolve();
  },
  settle: (id, outcome) => {
    const entry = journal.get(id);
    if (entry === undefined || entry.outcome !== null) throw new Error(`Journal entry ${id} is not open.`);
    journal.set(id, { ...entry, outcome });
    return Promise.resolve();
  },
  unsettled: () => Promise.resolve([...journal.values()].filter(entry => entry.outcome === null)),
  generationOf: key =>
    Promise.resolve(
      [...journal.values()].filter(entry => entry.remote !== null && pairText(entry.key) === pairText(key)).length,
    ),
  ofRun: runId => Promise.resolve([...journal.values()].filter(entry => entry.runId === runId)),
});
