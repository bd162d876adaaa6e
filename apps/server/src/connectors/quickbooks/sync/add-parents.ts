import { sql } from 'kysely';
import { freeForCompany } from '../../../records/free-for-company.ts';
import type { Tx } from '../../../store/store.ts';

/** How many waiting records may be looked at for their parents at once. */
export const parentsOfMax = 10_000;

/**
 * A record that waits cannot go out before the one it hangs below: unlinked customers above waiting ones, and categories of waiting
 * items, wait too from now on.
 */
export async function addUnlinkedParents(tx: Tx, connectionId: string, at: Date): Promise<void> {
  for (const kind of ['customer', 'item'] as const) {
    await sql`
      with recursive waiting as (
        select o.workspace_id, o.record_id, o.changed_by, o.is_ordered from outbox o
        where o.connection_id = ${connectionId} and o.kind = ${kind} limit ${parentsOfMax}
      ), up as (
        select w.workspace_id, r.parent_id as id, w.changed_by, w.is_ordered from waiting w
        join ${sql.table(kind)} r on r.id = w.record_id
        where r.parent_id is not null and not exists (
          select 1 from link l where l.connection_id = ${connectionId} and l.kind = ${kind} and l.record_id = w.record_id)
        union
        select up.workspace_id, r.parent_id, up.changed_by, up.is_ordered from up
        join ${sql.table(kind)} r on r.id = up.id where r.parent_id is not null
      )
      insert into outbox (connection_id, workspace_id, kind, record_id, since, changed_by, is_ordered)
      select ${connectionId}, up.workspace_id, ${kind}, up.id, ${at}, min(up.changed_by), bool_or(up.is_ordered) from up
      join ${sql.table(kind)} r on r.id = up.id
      where ${freeForCompany(connectionId)} and not exists (select 1 from link l where l.connection_id = ${connectionId} and l.kind = ${kind} and l.record_id = up.id)
      group by up.workspace_id, up.id
      on conflict (connection_id, kind, record_id) do nothing`.execute(tx);
  }
}
