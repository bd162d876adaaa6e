import type { Side } from '../record/field-value.ts';
import type { Candidate, MatchReason } from '../verdict/verdict.ts';
import type { MatchableRecord } from './match-keys.ts';

/** Two records taken for the same. */
export interface MatchedPair {
  readonly workspaceId: string;
  readonly booksId: string;
  readonly reason: MatchReason;
  readonly score: number;
}

/** What two lists have in common. Whoever is in none of the three stands alone. */
export interface MatchedLists {
  readonly pairs: readonly MatchedPair[];
  /** By id: records here that more than one pairing is possible for. Never guessed. */
  readonly ambiguousHere: ReadonlyMap<string, readonly Candidate[]>;
  readonly ambiguousThere: ReadonlyMap<string, readonly Candidate[]>;
}

/** A person's word about pairs: it comes before every key. */
export interface MatchChoices {
  /** Books id → workspace id. */
  readonly same: ReadonlyMap<string, string>;
  /** `workspaceId|booksId` of pairs that are not the same thing. */
  readonly different: ReadonlySet<string>;
}

export const noChoices: MatchChoices = { same: new Map(), different: new Set() };

/** A way of recognising, strongest first; score in percent of certainty, for people to sort by. */
interface Tier {
  readonly reason: MatchReason;
  readonly score: number;
  readonly here: (record: MatchableRecord) => string | null;
  readonly there: (record: MatchableRecord) => string | null;
}

const both = (key: (record: MatchableRecord) => string | null) => ({ here: key, there: key });
const emailAndName = ({ email, normalName }: MatchableRecord): string | null =>
  email === null || normalName === null ? null : `${email}\u0000${normalName}`;

const tiers: readonly Tier[] = [
  { reason: 'foreign-id', score: 100, here: record => record.id, there: record => record.foreignId },
  { reason: 'document', score: 95, ...both(record => record.document) },
  { reason: 'email-and-name', score: 95, ...both(emailAndName) },
  { reason: 'sku', score: 90, ...both(record => record.sku) },
  { reason: 'name', score: 80, ...both(record => record.normalName) },
];

const personsScore = 100;

/**
 * Matches two full lists of unlinked records before the first write (B09). A key that points at exactly one record on
 * each side makes a pair; one that points at several makes them all ambiguous. What a stronger key settled a
 * weaker one does not touch. Linear in the length of both lists; the order of the lists does not matter.
 */
export function matchLists(
  workspace: readonly MatchableRecord[],
  books: readonly MatchableRecord[],
  choices: MatchChoices = noChoices,
): MatchedLists {
  const matching = startMatching(workspace, books);
  for (const [booksId, workspaceId] of choices.same) {
    if (matching.here.has(workspaceId) && matching.there.has(booksId)) {
      settle(matching, { workspaceId, booksId, reason: 'person', score: personsScore });
    }
  }
  for (const tier of tiers) matchTier(matching, tier, choices);
  return { pairs: matching.pairs, ambiguousHere: matching.ambiguousHere, ambiguousThere: matching.ambiguousThere };
}

interface Matching {
  /** Records not settled yet. */
  readonly here: Map<string, MatchableRecord>;
  readonly there: Map<string, MatchableRecord>;
  readonly pairs: MatchedPair[];
  readonly ambiguousHere: Map<string, readonly Candidate[]>;
  readonly ambiguousThere: Map<string, readonly Candidate[]>;
}

const startMatching = (workspace: readonly MatchableRecord[], books: readonly MatchableRecord[]): Matching => ({
  here: new Map(workspace.map(record => [record.id, record])),
  there: new Map(books.map(record => [record.id, record])),
  pairs: [],
  ambiguousHere: new Map(),
  ambiguousThere: new Map(),
});

function settle(matching: Matching, pair: MatchedPair): void {
  matching.pairs.push(pair);
  matching.here.delete(pair.workspaceId);
  matching.there.delete(pair.booksId);
}

function matchTier(matching: Matching, tier: Tier, choices: MatchChoices): void {
  const keyedHere = groupByKey(matching.here, tier.here);
  const keyedThere = groupByKey(matching.there, tier.there);
  for (const [key, there] of keyedThere) {
    const here = keyedHere.get(key) ?? [];
    const [onlyHere] = here;
    const [onlyThere] = there;
    if (onlyHere === undefined || onlyThere === undefined) continue;
    if (here.length > 1 || there.length > 1) {
      setAside(matching, tier, { here, there, choices });
      continue;
    }
    const isRejected = choices.different.has(`${onlyHere.id}|${onlyThere.id}`);
    if (isRejected) continue;
    settle(matching, { workspaceId: onlyHere.id, booksId: onlyThere.id, reason: tier.reason, score: tier.score });
  }
}

function groupByKey(
  records: ReadonlyMap<string, MatchableRecord>,
  keyOf: (record: MatchableRecord) => string | null,
): ReadonlyMap<string, readonly MatchableRecord[]> {
  const groups = new Map<string, MatchableRecord[]>();
  for (const record of records.values()) {
    const key = keyOf(record);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [record]);
    else group.push(record);
  }
  return groups;
}

interface AmbiguousGroup {
  readonly here: readonly MatchableRecord[];
  readonly there: readonly MatchableRecord[];
  readonly choices: MatchChoices;
}

/** Takes every record of an ambiguous key out of the race; pairs a person ruled out are no candidates. */
function setAside(matching: Matching, tier: Tier, { here, there, choices }: AmbiguousGroup): void {
  const isOpen = (workspaceId: string, booksId: string): boolean => !choices.different.has(`${workspaceId}|${booksId}`);
  const candidate = (side: Side, record: MatchableRecord): Candidate => {
    const { id, name } = record;
    return { side, id, name, reason: tier.reason, score: tier.score };
  };
  for (const record of there) {
    const open = here.filter(({ id }) => isOpen(id, record.id));
    if (open.length === 0) continue;
    matching.ambiguousThere.set(
      record.id,
      open.map(other => candidate('workspace', other)),
    );
    matching.there.delete(record.id);
  }
  for (const record of here) {
    const open = there.filter(({ id }) => isOpen(record.id, id));
    if (open.length === 0) continue;
    matching.ambiguousHere.set(
      record.id,
      open.map(other => candidate('books', other)),
    );
    matching.here.delete(record.id);
  }
}
