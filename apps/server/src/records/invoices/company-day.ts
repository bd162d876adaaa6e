import { sql } from 'kysely';
import { instant, localDateIn, type LocalDate } from '@tieout/domain';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';

/** The calendar day of the company that an invoice belongs to, else of the default one, or the workspace's where none is on. */
export async function companyDayOf(db: Db, { workspaceId, id }: RecordKey, now: Date): Promise<LocalDate> {
  const { rows } = await sql<{ readonly time_zone: string }>`
    select coalesce(c.time_zone, w.time_zone) as time_zone from workspace w
    left join lateral (
      select o.time_zone from connection o where o.workspace_id = w.id and o.state <> 'disconnected'
      order by o.id = (select r.connection_id from invoice r where r.id = ${id}) desc nulls last, o.is_default desc, o.connected_at, o.id
      limit 1
    ) c on true
    where w.id = ${workspaceId}`.execute(db);
  const [row] = rows;
  return localDateIn(row?.time_zone ?? 'UTC', instant(now.toISOString()));
}
