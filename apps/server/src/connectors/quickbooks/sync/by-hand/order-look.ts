import type { EntityName } from '@tieout/quickbooks';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { orderFollowing } from '../../observe/live/follow-order.ts';

export interface LookOrder {
  readonly connectionId: string;
  readonly entity: EntityName;
  readonly booksId: string;
}

/** Has a record of QuickBooks looked at as if QuickBooks had told of it: the same way in for whatever it finds. */
export async function orderLook(
  tx: Tx,
  tools: BooksTools,
  { connectionId, entity, booksId }: LookOrder,
): Promise<void> {
  const at = tools.now();
  await tx
    .insertInto('notification')
    .values({
      connection_id: connectionId,
      event_key: `look:${tools.newId()}`,
      entity,
      books_id: booksId,
      operation: 'updated',
      absorbed_id: null,
      happened_at: at,
      received_at: at,
    })
    .execute();
  await orderFollowing(tx, tools.enqueue, connectionId);
}
