import type { Standing } from '@tieout/api';

/** One field of both sides at a moment; null where a side had nothing there. */
export interface StandingPair {
  readonly key: string;
  readonly label: string;
  readonly here: string | null;
  readonly books: string | null;
  readonly isEqual: boolean;
}

/** Both sides of a record field by field: those that differ first, in the order the server gave them. */
export function standingPairs(sides: readonly Standing[]): readonly StandingPair[] {
  const fieldsOf = (name: Standing['side']) => sides.find(({ side }) => side === name)?.fields ?? [];
  const here = new Map(fieldsOf('here').map(each => [each.field, each]));
  const books = new Map(fieldsOf('books').map(each => [each.field, each]));
  const pairs = [...new Set([...here.keys(), ...books.keys()])].map(key => {
    const ours = here.get(key)?.value ?? null;
    const theirs = books.get(key)?.value ?? null;
    const label = here.get(key)?.label ?? books.get(key)?.label ?? key;
    return { key, label, here: ours, books: theirs, isEqual: (ours ?? '') === (theirs ?? '') };
  });
  return [...pairs.filter(pair => !pair.isEqual), ...pairs.filter(pair => pair.isEqual)];
}
