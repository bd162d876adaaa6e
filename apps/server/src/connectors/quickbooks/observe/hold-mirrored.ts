import type { EntityName } from '@tieout/quickbooks';
import type { Tx } from '../../../store/store.ts';

export interface HeldMirror {
  readonly connectionId: string;
  readonly entity: EntityName;
  readonly booksIds: readonly string[];
}

/**
 * Holds records of the mirror before anything about them is read: who waited for another look would else go on with what the mirror held
 * before it, and put that back, or make a second record of what the other one made. The mirror and not the records here, because of
 * something new there is none yet. Whoever holds both holds the mirror first: a look brings its answer there before it goes on.
 */
export async function holdMirrored(tx: Tx, { connectionId, entity, booksIds }: HeldMirror): Promise<void> {
  await tx
    .selectFrom('mirror')
    .select('books_id')
    .where('connection_id', '=', connectionId)
    .where('entity', '=', entity)
    .where('books_id', 'in', [...booksIds])
    .orderBy('books_id')
    .forNoKeyUpdate()
    .execute();
}
