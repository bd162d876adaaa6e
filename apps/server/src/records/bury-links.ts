import { sql } from 'kysely';
import type { RecordKind } from '@tieout/sync';
import type { Db } from '../store/store.ts';

export interface Burial {
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly name: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * Turns the links of a record into tombstones: the books record stays away until somebody restores it (I2G-13). Where the record waits to go
 * out, the link stays until QuickBooks has heard of the deletion.
 */
export async function buryLinks(db: Db, burial: Burial): Promise<void> {
  await sql`
    with dropped as (
      delete from link l where l.kind = ${burial.kind} and l.record_id = ${burial.recordId} and not exists (
        select 1 from outbox o
        where o.connection_id = l.connection_id and o.kind = l.kind and o.record_id = l.record_id)
      returning connection_id, kind, books_id, workspace_id, record_id, base
    )
    insert into tombstone (connection_id, kind, books_id, workspace_id, record_id, name, base, deleted_by, deleted_at)
    select connection_id, kind, books_id, workspace_id, record_id, ${burial.name}, base, ${burial.by}, ${burial.at}
    from dropped
    on conflict (connection_id, kind, books_id) do update set record_id = excluded.record_id, name = excluded.name,
      base = excluded.base, deleted_by = excluded.deleted_by, deleted_at = excluded.deleted_at`.execute(db);
}
