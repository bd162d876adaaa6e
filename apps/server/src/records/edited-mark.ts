import type { SyncMark } from '@tieout/api';
import type { RecordKind } from '@tieout/sync';
import type { Db } from '../store/store.ts';

/**
 * The mark of a record after a person edited it here. A linked record whose kind does not travel out is left alone from then on;
 * with rules that send it, the change waits.
 */
export async function markOfEdited(
  db: Db,
  kind: RecordKind,
  record: { readonly id: string; readonly mark: SyncMark },
): Promise<SyncMark> {
  const linked = await db
    .selectFrom('link')
    .innerJoin('connection', 'connection.id', 'link.connection_id')
    .select('connection.id')
    .where('link.kind', '=', kind)
    .where('link.record_id', '=', record.id)
    .where('connection.state', '<>', 'disconnected')
    .executeTakeFirst();
  return linked === undefined || record.mark === 'problem' ? record.mark : 'left-alone';
}
