import { sql, type RawBuilder } from 'kysely';
import type { SyncMark } from '@tieout/api';
import type { Db } from '../store/store.ts';

/**
 * Rows `r` that show a sync mark. While the connection is off, every linked record shows `frozen`, whatever is kept: the condition
 * follows that, so that disconnecting need not touch every row.
 */
export async function markFilter(db: Db, workspaceId: string, mark: SyncMark): Promise<RawBuilder<boolean>> {
  const on = await db
    .selectFrom('connection')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('state', '<>', 'disconnected')
    .executeTakeFirst();
  const linkedOff = sql<boolean>`exists (
    select 1 from link l join connection c on c.id = l.connection_id
    where l.record_id = r.id and c.state = 'disconnected'
  )`;
  const linkedOn = sql<boolean>`exists (
    select 1 from link l join connection c on c.id = l.connection_id
    where l.record_id = r.id and c.state <> 'disconnected'
  )`;
  if (mark === 'frozen') return sql<boolean>`(${linkedOff} and not ${linkedOn})`;
  if (on !== undefined) return sql<boolean>`r.mark = ${mark}`;
  return sql<boolean>`(r.mark = ${mark} and not ${linkedOff})`;
}
