import {
  arrangePlan,
  decidePair,
  indexPair,
  noMatch,
  readPair,
  type ActingRules,
  type Decision,
  type Match,
  type Pair,
  type Plan,
  type RecordKind,
  type SyncRooms,
} from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { matchOutgoing, type OutgoingMatch } from './match-outgoing.ts';
import type { OutboxEntry } from './outbox.ts';
import type { CompanyFacts } from './sync-kind.ts';

/** Records that wait, with all that deciding about them needs. */
export interface OutgoingRecords {
  readonly company: CompanyFacts;
  readonly rooms: SyncRooms;
  readonly entries: readonly OutboxEntry[];
  readonly rulesOf: (kind: RecordKind) => ActingRules;
}

/** Decides about records of the outbox, by the same table as everything else: both sides as they stand now, never the event. */
export async function decideOutgoing(db: Db, records: OutgoingRecords): Promise<Plan> {
  const matches = await matchUnlinked(db, records);
  const decisions: Decision[] = [];
  for (const entry of records.entries) {
    const pair = await readOutgoing(records.rooms, entry, matches.get(entry.recordId));
    const rules = records.rulesOf(entry.kind);
    const links = await indexPair(records.rooms, pair, rules.mapping);
    decisions.push(decidePair(pair, { ...rules, links }));
  }
  return arrangePlan(decisions);
}

async function readOutgoing(rooms: SyncRooms, entry: OutboxEntry, found: OutgoingMatch | undefined): Promise<Pair> {
  const { match, booksId } = chosenOr(entry, found);
  const key = { kind: entry.kind, workspaceId: entry.recordId, booksId };
  const pair = await readPair(rooms, { key, verdict: { code: 'unchanged' } });
  return { ...pair, match: pair.link === null ? match : noMatch };
}

/** Stands for "there is none": a person said that no record of the books is the same. */
export const choseNone = 'none';

function chosenOr({ chosenBooksId }: OutboxEntry, found: OutgoingMatch | undefined): OutgoingMatch {
  if (chosenBooksId === choseNone) return { match: noMatch, booksId: null };
  if (chosenBooksId !== null) return { match: byPerson, booksId: chosenBooksId };
  return found ?? { match: noMatch, booksId: null };
}

const byPerson: Match = { kind: 'one', reason: 'person', score: 100 };

/** Lists are matched by name, e-mail and SKU; a document is known by its number when it is made there, never guessed at. */
async function matchUnlinked(
  db: Db,
  { company, entries }: OutgoingRecords,
): Promise<ReadonlyMap<string, OutgoingMatch>> {
  const matches = new Map<string, OutgoingMatch>();
  const { connectionId, workspaceId } = company;
  for (const kind of ['customer', 'item'] as const satisfies readonly ListKind[]) {
    const recordIds = entries.filter(entry => entry.kind === kind).map(({ recordId }) => recordId);
    if (recordIds.length === 0) continue;
    const found = await matchOutgoing(db, { connectionId, workspaceId, kind, recordIds });
    for (const [id, match] of found) matches.set(id, match);
  }
  return matches;
}
