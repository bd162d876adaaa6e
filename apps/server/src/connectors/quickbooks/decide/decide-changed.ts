import {
  decidePair,
  noNamesInBooks,
  type Decision,
  type LinkIndex,
  type MatchedLists,
  type Pair,
  type PresetName,
} from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import { kindMappings } from '../mapping/kind-mappings.ts';
import { fullPairs, type PairEnds } from './full-pairs.ts';
import { inwardPolicy } from './inward-policy.ts';
import { linksAround, matchSome, type SomeRecords } from './near-lists.ts';

/** Records of a list that were looked at, to be decided about one by one. */
export interface ChangedRecords extends SomeRecords {
  readonly preset: PresetName;
}

export interface DecidedRecords {
  readonly decided: readonly { readonly pair: Pair; readonly decision: Decision }[];
  readonly links: LinkIndex;
}

/** Decides about some records as an import decides about all: by the same rules, the same matching and the same table. */
export async function decideChanged(db: Db, changed: ChangedRecords): Promise<DecidedRecords> {
  const { connection, list, preset, booksIds } = changed;
  const links = await linksAround(db, changed);
  const isLinked = (booksId: string) => links.workspaceIdOf(list.kind, booksId) !== undefined;
  const matched = booksIds.every(isLinked) ? noMatches : await matchSome(db, changed);
  const ends = booksIds.map(booksId => endsOf(booksId, matched));
  const pairs = await fullPairs(db, { connectionId: connection.id, list, ends }, links);
  const rules = {
    policy: inwardPolicy(preset, list.kind),
    mapping: kindMappings[list.kind],
    links,
    names: noNamesInBooks,
  };
  return { decided: pairs.map(pair => ({ pair, decision: decidePair(pair, rules) })), links };
}

const noMatches: MatchedLists = { pairs: [], ambiguousHere: new Map(), ambiguousThere: new Map() };

function endsOf(booksId: string, { pairs, ambiguousThere }: MatchedLists): PairEnds {
  const candidates = ambiguousThere.get(booksId);
  if (candidates !== undefined) return { booksId, recordId: null, match: { kind: 'several', candidates } };
  const pair = pairs.find(candidate => candidate.booksId === booksId);
  if (pair === undefined) return { booksId, recordId: null, match: { kind: 'none' } };
  const { reason, score, workspaceId: recordId } = pair;
  return { booksId, recordId, match: { kind: 'one', reason, score } };
}
