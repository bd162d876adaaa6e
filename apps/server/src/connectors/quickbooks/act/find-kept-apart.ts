import type { Pair, RecordKind } from '@tieout/sync';
import type { Db } from '../../../store/store.ts';

/** Pairs that are linked to nothing, as matching put them together. */
export interface UnlinkedPairs {
  readonly connectionId: string;
  readonly kind: RecordKind;
  readonly pairs: readonly { readonly pair: Pair }[];
}

/** Ids of the books records in pairs of which one end was parted from its counterpart by a person (U35). */
export async function findKeptApart(
  db: Db,
  { connectionId, kind, pairs }: UnlinkedPairs,
): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set();
  const rows = await db
    .selectFrom('kept_apart')
    .select(['record_id', 'books_id'])
    .where('connection_id', '=', connectionId)
    .where('kind', '=', kind)
    .execute();
  const here = new Set(rows.map(row => row.record_id));
  const there = new Set(rows.map(row => row.books_id));
  const ids = pairs.flatMap(({ pair: { books, workspace } }) => {
    if (books === null) return [];
    return there.has(books.id) || (workspace !== null && here.has(workspace.id)) ? [books.id] : [];
  });
  return new Set(ids);
}
