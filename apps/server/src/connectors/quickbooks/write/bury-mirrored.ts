import type { EntityName } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';

export interface Buried {
  readonly connectionId: string;
  readonly entity: EntityName;
  readonly booksId: string;
  readonly observedAt: Date;
}

/** The books no longer have this record. */
export async function buryMirrored(tx: Tx, { connectionId, entity, booksId, observedAt }: Buried): Promise<void> {
  await tx
    .updateTable('mirror')
    .set({ life: 'deleted', observed_at: observedAt })
    .where('connection_id', '=', connectionId)
    .where('entity', '=', entity)
    .where('books_id', '=', booksId)
    .execute();
}
