import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { MirrorEntry } from '../observe/mirror-entry.ts';
import type { PendingWrite } from './pending-write.ts';

/** Links a customer or item to the record that was created for it in QuickBooks. */
export async function linkSent(
  tx: Tx,
  tools: BooksTools,
  { pending, entry }: { readonly pending: PendingWrite; readonly entry: MirrorEntry },
): Promise<void> {
  const at = tools.now();
  const kind = pending.recordKind === 'item' ? 'item' : 'customer';
  await tx
    .insertInto('link')
    .values({
      connection_id: pending.connectionId,
      workspace_id: pending.workspaceId,
      kind,
      record_id: pending.recordId,
      books_id: entry.booksId,
      base: JSON.stringify({ life: 'live', fields: entry.fields }),
      origin: 'sent',
      linked_by: pending.by,
      linked_at: at,
      synced_at: at,
    })
    .onConflict(conflict => conflict.columns(['connection_id', 'kind', 'record_id']).doNothing())
    .execute();
  const { currency } = entry.fields ?? {};
  await tx
    .updateTable(kind)
    // From now on the currency is the one that QuickBooks gave it.
    .set({ mark: 'in-step', ...(kind === 'customer' && typeof currency === 'string' && { currency }) })
    .where('id', '=', pending.recordId)
    .execute();
  await tools.announce(tx, { workspaceId: pending.workspaceId, topic: kind, id: pending.recordId });
}
