import { decidePair, noNamesInBooks, type Decision, type LinkIndex, type MatchedLists, type Pair } from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import type { ConnectionRules } from '../rules/effective-rules.ts';
import { hideUnlinkedParents } from '../sync/hide-unlinked-parents.ts';
import { fullPairs, type PairEnds } from './full-pairs.ts';
import { linksAround, matchSome, type SomeRecords } from './near-lists.ts';

/** What is decided about, and by what. */
export interface ChangedRecords extends SomeRecords {
  readonly rules: ConnectionRules;
}

export interface DecidedRecords {
  readonly decided: readonly { readonly pair: Pair; readonly decision: Decision }[];
  readonly links: LinkIndex;
}

/** Decides about some records as an import decides about all: by the same rules, the same matching and the same table. */
export async function decideChanged(db: Db, changed: ChangedRecords): Promise<DecidedRecords> {
  const { connection, list, booksIds } = changed;
  const { policies, mappings } = changed.rules;
  const mapping = mappings[list.kind];
  const links = await linksAround(db, changed);
  const isLinked = (booksId: string) => links.workspaceIdOf(list.kind, booksId) !== undefined;
  const matched = booksIds.every(isLinked) ? noMatches : await matchSome(db, changed);
  const ends = booksIds.map(booksId => endsOf(booksId, matched));
  const pairs = await fullPairs(db, { connectionId: connection.id, list, ends, mapping }, links);
  const rules = {
    policy: policies[list.kind],
    mapping,
    links,
    names: noNamesInBooks,
  };
  const decided = pairs.map(pair => ({ pair, decision: decidePair(hideUnlinkedParents(pair, isLinked), rules) }));
  return { decided, links };
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
