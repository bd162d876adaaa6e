import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import { orderFollowing } from './follow-order.ts';
import type { WantedRecord } from './observation.ts';

export interface OwnWord {
  readonly connectionId: string;
  readonly records: readonly Pick<WantedRecord, 'entity' | 'booksId'>[];
}

/** Orders a look at records as if QuickBooks had told of them: for what was noticed in the middle of something else. */
export async function tellOf(tx: Tx, tools: BooksTools, { connectionId, records }: OwnWord): Promise<void> {
  if (records.length === 0) return;
  const at = tools.now();
  await tx
    .insertInto('notification')
    .values(
      records.map(({ entity, booksId }) => ({
        connection_id: connectionId,
        event_key: `noticed:${tools.newId()}`,
        entity,
        books_id: booksId,
        operation: 'updated' as const,
        absorbed_id: null,
        happened_at: at,
        received_at: at,
      })),
    )
    .execute();
  await orderFollowing(tx, tools.enqueue, connectionId);
}
