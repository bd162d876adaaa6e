import type { Link } from './link.ts';
import type { RecordKind } from './record-kind.ts';
import type { References } from './references.ts';

type Ends = Pick<Link, 'kind' | 'workspaceId' | 'booksId'>;

/** Most merges that are followed from one record on; QuickBooks may merge a survivor again. */
const mergesMax = 20;

/** Looks links up from either end, and learns the ones that a plan is about to make. */
export interface LinkIndex extends References {
  readonly add: (link: Ends) => void;
  /** Learns that the books merged a record into another one; null: into which, they did not say. */
  readonly addMerge: (kind: RecordKind, booksId: string, into: string | null) => void;
}

/** An index over links. */
export function linkIndex(links: Iterable<Ends>): LinkIndex {
  const there = new Map<string, string>();
  const here = new Map<string, string>();
  const merges = new Map<string, string | null>();
  const add = ({ kind, workspaceId, booksId }: Ends): void => {
    there.set(`${kind}:${workspaceId}`, booksId);
    here.set(`${kind}:${booksId}`, workspaceId);
  };
  for (const link of links) add(link);
  return {
    add,
    addMerge: (kind, booksId, into) => void merges.set(`${kind}:${booksId}`, into),
    workspaceIdOf: (kind, booksId) => here.get(`${kind}:${booksId}`),
    booksIdOf: (kind, workspaceId) => there.get(`${kind}:${workspaceId}`),
    survivorOf: (kind, workspaceId) => {
      const last = lastSurvivor(merges, kind, there.get(`${kind}:${workspaceId}`));
      return typeof last === 'string' ? here.get(`${kind}:${last}`) : last;
    },
  };
}

/** The end of a chain of merges; null when it is not known, undefined when the record was not merged away. */
function lastSurvivor(
  merges: ReadonlyMap<string, string | null>,
  kind: RecordKind,
  booksId: string | undefined,
): string | null | undefined {
  let survivor = booksId === undefined ? undefined : merges.get(`${kind}:${booksId}`);
  for (let merged = 1; typeof survivor === 'string' && merged < mergesMax; merged += 1) {
    const next = merges.get(`${kind}:${survivor}`);
    if (next === undefined) return survivor;
    survivor = next;
  }
  return survivor;
}
