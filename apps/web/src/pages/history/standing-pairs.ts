import type { ShownValue, Standing } from '@tieout/api';
import type { Pair } from '../../ui/sync/pair-view.tsx';

/**
 * Both sides of a record field by field: those that differ first, in the order the server gave them. What is empty on both is left out, and
 * a side that was not there has no value at all.
 */
export function standingPairs(sides: readonly Standing[]): readonly Pair[] {
  const fieldsOf = (name: Standing['side']) => sides.find(({ side }) => side === name)?.fields ?? [];
  const here = new Map(fieldsOf('here').map(each => [each.field, each]));
  const books = new Map(fieldsOf('books').map(each => [each.field, each]));
  const named = new Map([...books, ...here]);
  const order = new Set([...here.keys(), ...books.keys()]);
  const pairs = [...order].flatMap<Pair>(key => {
    const field = named.get(key);
    const ours = here.get(key)?.value ?? null;
    const theirs = books.get(key)?.value ?? null;
    if (field === undefined || (isEmpty(ours) && isEmpty(theirs))) return [];
    return {
      key,
      label: field.label,
      kind: field.kind,
      here: here.size === 0 ? undefined : ours,
      books: books.size === 0 ? undefined : theirs,
      isEqual: here.size === 0 || books.size === 0 || JSON.stringify(ours) === JSON.stringify(theirs),
    };
  });
  return [...pairs.filter(pair => !pair.isEqual), ...pairs.filter(pair => pair.isEqual)];
}

const isEmpty = (value: ShownValue): boolean => value === null || value === '';
