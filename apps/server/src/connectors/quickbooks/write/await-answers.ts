import { sql } from 'kysely';
import type { EntityName } from '@tieout/quickbooks';
import type { Db, Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { DocumentEntity } from './document-request.ts';
import { orderFollowing } from '../observe/live/follow-order.ts';

export interface MaybeOurs {
  readonly connectionId: string;
  readonly entity: Extract<EntityName, 'Invoice' | 'Payment'> | DocumentEntity;
  readonly booksIds: readonly string[];
}

/**
 * Which of these records in the mirror may be what one of our own writes made, whose answer was not taken yet: same customer, and no
 * other number or total than was sent. They must not come in as records of others. Once the write is settled they are told of anew, so
 * that nothing is lost where they were another's. Whoever asks looks at links afterwards, never before: a write is linked in the
 * transaction that settles it, so that one of the two is always seen.
 */
export async function awaitAnswers(
  tx: Tx,
  tools: BooksTools,
  { connectionId, entity, booksIds }: MaybeOurs,
): Promise<ReadonlySet<string>> {
  if (booksIds.length === 0) return new Set();
  const { rows } = await sql<{ readonly books_id: string }>`
    with maybe as materialized (
      select j.id as journal_id, m.books_id from journal j
      join mirror m on m.connection_id = j.connection_id and m.entity = ${entity} and m.books_id = any(${booksIds}::text[])
      where j.connection_id = ${connectionId} and j.outcome = 'pending' and j.action = 'create' and j.request->>'entity' = ${entity}
        and j.request->'body'->'CustomerRef'->>'value' = m.payload->'CustomerRef'->>'value'
        and coalesce(j.request->'body'->>'DocNumber' = m.payload->>'DocNumber', true)
        and coalesce((j.request->'body'->>'TotalAmt')::numeric = (m.payload->>'TotalAmt')::numeric, true)
    ),
    kept as (
      insert into awaited_answer (journal_id, connection_id, entity, books_id)
      select journal_id, ${connectionId}, ${entity}, books_id from maybe on conflict do nothing
    )
    select distinct books_id from maybe`.execute(tx);
  // The write may be settled before this transaction ends: then nobody else looks again.
  if (rows.length > 0) await orderFollowing(tx, tools.enqueue, connectionId);
  return new Set(rows.map(row => row.books_id));
}

/** Tells anew of what waited for answers that are there by now, except where it turned out to be what we wrote. */
export async function releaseAwaited(db: Db, tools: Pick<BooksTools, 'now'>, connectionId: string): Promise<void> {
  const at = tools.now();
  await sql`
    with released as (
      delete from awaited_answer a using journal j
      where a.connection_id = ${connectionId} and j.id = a.journal_id and j.outcome <> 'pending'
      returning a.journal_id, a.entity, a.books_id
    )
    insert into notification (connection_id, event_key, entity, books_id, operation, happened_at, received_at)
    select ${connectionId}::uuid, 'awaited:' || r.journal_id || ':' || r.entity || ':' || r.books_id, r.entity, r.books_id, 'updated',
      ${at}, ${at} from released r
    join mirror m on m.connection_id = ${connectionId} and m.entity = r.entity and m.books_id = r.books_id and m.life <> 'deleted'
    where not exists (select from journal j where j.id = r.journal_id and j.books_id = r.books_id)
    on conflict (connection_id, event_key) do nothing`.execute(db);
}
