import { isReference, type BooksRecord, type Fields, type Pair } from '@tieout/sync';

/**
 * A parent that is linked to nothing here does not count: an imported sub-customer whose parent was left away stands at the top here, and
 * must not be moved there in QuickBooks because of that. Once the parent is linked too, it counts on both sides.
 */
export function hideUnlinkedParents(pair: Pair, isLinked: (booksId: string) => boolean): Pair {
  const { books, link, mergeTarget } = pair;
  return {
    ...pair,
    books: books === null ? null : withoutParent(books, isLinked),
    link: link === null ? null : { ...link, base: { ...link.base, fields: withoutReference(link.base.fields) } },
    mergeTarget: mergeTarget === null ? null : { ...mergeTarget, record: withoutParent(mergeTarget.record, isLinked) },
  };
}

/** The same for one record of the books, whose references are plain ids. */
export function withoutParent(record: BooksRecord, isLinked: (booksId: string) => boolean): BooksRecord {
  const { parent } = record.fields;
  if (typeof parent !== 'string' || isLinked(parent)) return record;
  return { ...record, fields: { ...record.fields, parent: null } };
}

/** The same for a base: what could not be turned into one of our ids is linked to nothing. */
export function withoutReference(fields: Fields): Fields {
  const { parent } = fields;
  if (parent === undefined || !isReference(parent) || parent.side === 'workspace') return fields;
  return { ...fields, parent: null };
}
