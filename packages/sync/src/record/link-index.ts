import type { Link } from './link.ts';
import type { References } from './references.ts';

type Ends = Pick<Link, 'kind' | 'workspaceId' | 'booksId'>;

/** Looks links up from either end, and learns the ones that a plan is about to make. */
export interface LinkIndex extends References {
  readonly add: (link: Ends) => void;
}

/** An index over links. */
export function linkIndex(links: Iterable<Ends>): LinkIndex {
  const there = new Map<string, string>();
  const here = new Map<string, string>();
  const add = ({ kind, workspaceId, booksId }: Ends): void => {
    there.set(`${kind}:${workspaceId}`, booksId);
    here.set(`${kind}:${booksId}`, workspaceId);
  };
  for (const link of links) add(link);
  return {
    add,
    workspaceIdOf: (kind, booksId) => here.get(`${kind}:${booksId}`),
    booksIdOf: (kind, workspaceId) => there.get(`${kind}:${workspaceId}`),
  };
}
