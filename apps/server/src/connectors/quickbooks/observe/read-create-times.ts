import { sql } from 'kysely';
import type { Db } from '../../../store/store.ts';

export interface CreateTimesAsked {
  readonly connectionId: string;
  readonly entity: string;
  readonly booksIds: readonly string[];
}

/** When records were made in QuickBooks, by their ids; records without a time are left out. */
export async function readCreateTimes(
  db: Db,
  { connectionId, entity, booksIds }: CreateTimesAsked,
): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ readonly books_id: string; readonly created_at: Date }>`
    select books_id, (payload->'MetaData'->>'CreateTime')::timestamptz as created_at from mirror
    where connection_id = ${connectionId} and entity = ${entity} and books_id = any(${booksIds}::text[])
      and payload->'MetaData'->>'CreateTime' is not null`.execute(db);
  return new Map(rows.map(row => [row.books_id, row.created_at]));
}
