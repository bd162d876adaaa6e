import { isLines, isReference, type FieldValue, type Fields, type Reference } from '../record/field-value.ts';
import type { References } from '../record/references.ts';
import { isSameValue } from '../record/same-value.ts';
import type { Legs } from '../merge/merge-field.ts';

/**
 * What both sides pointed at when they last agreed, and the books do not any more, in a value that was changed here too. Either somebody
 * edited it there, or the books merged what it pointed at and nobody did: only a look at that record tells, and the news of a merge may
 * come later than the document that it moved.
 */
export function unexplainedMoves(
  { base, workspace, books }: Legs<Fields>,
  { survivorOf }: Pick<References, 'survivorOf'>,
): readonly Reference[] {
  return Object.entries(base)
    .filter(([field, agreed]) => field in books && !isSameValue(agreed, workspace[field]))
    .flatMap(([field, agreed]) =>
      movesIn({ base: agreed, workspace: workspace[field] ?? null, books: books[field] ?? null }),
    )
    .filter(({ to, id }) => survivorOf(to, id) === undefined);
}

function movesIn({ base, workspace, books }: Legs): readonly Reference[] {
  if (!isLines(base)) return isMoved(base, books) ? [base] : [];
  const here = linesByKey(workspace);
  const there = linesByKey(books);
  return base.flatMap(({ key, fields }) => {
    const [own, now] = [here.get(key), there.get(key)];
    if (now === undefined || (own !== undefined && isUnchanged(fields, own))) return [];
    return Object.entries(fields).flatMap(([field, value]) => (isMoved(value, now[field] ?? null) ? [value] : []));
  });
}

const isMoved = (agreed: FieldValue, now: FieldValue): agreed is Reference =>
  isReference(agreed) && agreed.side === 'workspace' && isReference(now) && !isSameValue(agreed, now);

const isUnchanged = (agreed: Fields, own: Fields): boolean =>
  Object.keys(own).every(field => isSameValue(agreed[field], own[field]));

const linesByKey = (value: FieldValue): ReadonlyMap<string, Fields> =>
  new Map(isLines(value) ? value.map(({ key, fields }) => [key, fields]) : []);
