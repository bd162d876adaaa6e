import type { SalesDocumentKind } from '../../../store/record-tables.ts';
import type { Tx } from '../../../store/store.ts';

export interface MaybeLinked {
  readonly connectionId: string;
  readonly kind: 'payment' | SalesDocumentKind;
  readonly booksIds: readonly string[];
}

/** Which of these records of the books no record here is linked to. */
export async function findUnlinked(tx: Tx, { connectionId, kind, booksIds }: MaybeLinked): Promise<readonly string[]> {
  if (booksIds.length === 0) return [];
  const linked = await tx
    .selectFrom('link')
    .select('books_id')
    .where('connection_id', '=', connectionId)
    .where('kind', '=', kind)
    .where('books_id', 'in', [...booksIds])
    .execute();
  const known = new Set(linked.map(row => row.books_id));
  return booksIds.filter(id => !known.has(id));
}
