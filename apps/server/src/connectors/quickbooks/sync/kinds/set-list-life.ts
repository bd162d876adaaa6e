import type { WorkspaceLife } from '@tieout/sync';
import type { RecordKey } from '../../../../records/record-key.ts';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';

/** Archives, deletes or brings back a customer or item. */
export async function setListLife(
  tx: Tx,
  tools: BooksTools,
  { table, key, life }: { readonly table: 'customer' | 'item'; readonly key: RecordKey; readonly life: WorkspaceLife },
): Promise<void> {
  const at = tools.now();
  await tx
    .updateTable(table)
    .set(eb => ({
      life,
      deleted_at: life === 'deleted' ? at : null,
      ...(life === 'deleted' && { mark: 'left-alone' as const }),
      version: eb('version', '+', 1),
      updated_at: at,
    }))
    .where('id', '=', key.id)
    .where('workspace_id', '=', key.workspaceId)
    .execute();
}
