import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { orderFollowing } from '../observe/live/follow-order.ts';
import type { PendingWrite } from './pending-write.ts';
import type { BooksAnswer } from './send-request.ts';

export interface Settled {
  readonly pending: PendingWrite;
  /** Undefined where it was refused. */
  readonly answer: BooksAnswer | undefined;
}

/**
 * What was told while an answer was awaited was not taken over (take-invoice.ts, await-answers.ts): it is looked at now. An answer from
 * QuickBooks' memory tells how the record was when it was written; where the mirror knows better, that is told of anew.
 */
export async function lookAgain(tx: Tx, tools: BooksTools, settled: Settled): Promise<void> {
  const { request, connectionId } = settled.pending;
  const isNewer = await tellOfNewer(tx, tools, settled);
  if (isNewer || request.operation === 'create') await orderFollowing(tx, tools.enqueue, connectionId);
}

/** Stands for no answer: whatever the mirror holds is newer. */
const noSyncToken = '-1';

async function tellOfNewer(tx: Tx, tools: BooksTools, { pending, answer }: Settled): Promise<boolean> {
  const { request, connectionId, journalId } = pending;
  const at = tools.now();
  const record = answer?.kind === 'record' ? answer.record : undefined;
  const booksId = 'id' in request ? request.id : record?.Id;
  if (booksId === undefined) return false;
  const { rows } = await sql`
    insert into notification (connection_id, event_key, entity, books_id, operation, happened_at, received_at)
    select m.connection_id, ${`answered:${journalId}`}, m.entity, m.books_id, 'updated', ${at}, ${at} from mirror m
    where m.connection_id = ${connectionId} and m.entity = ${request.entity} and m.books_id = ${booksId} and m.life <> 'deleted'
      and m.sync_token > ${record?.SyncToken ?? noSyncToken}::bigint
    on conflict (connection_id, event_key) do nothing
    returning books_id`.execute(tx);
  return rows.length > 0;
}
