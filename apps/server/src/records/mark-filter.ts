import { sql, type RawBuilder } from 'kysely';
import type { SyncMark } from '@tieout/api';
import type { Db } from '../store/store.ts';

/**
 * Rows `r` that show a sync mark. Records whose company is off show `frozen`, whatever is kept: the condition follows that, so that
 * disconnecting need not touch every row.
 */
export async function markFilter(db: Db, workspaceId: string, mark: SyncMark): Promise<RawBuilder<boolean>> {
  const off = await db
    .selectFrom('connection')
    .select('id')
    .where('workspace_id', '=', workspaceId)
    .where('state', '=', 'disconnected')
    .executeTakeFirst();
  const linkedOff = sql<boolean>`exists (
    select 1 from link l join connection c on c.id = l.connection_id
    where l.record_id = r.id and c.state = 'disconnected'
  )`;
  const linkedOn = sql<boolean>`exists (
    select 1 from link l join connection c on c.id = l.connection_id
    where l.record_id = r.id and c.state <> 'disconnected'
  )`;
  const isFrozen = sql<boolean>`(${linkedOff} and not ${linkedOn})`;
  if (mark === 'frozen') return isFrozen;
  // Most workspaces never disconnected a company: theirs is the index of marks alone.
  return off === undefined ? sql<boolean>`r.mark = ${mark}` : sql<boolean>`(r.mark = ${mark} and not ${isFrozen})`;
}
