import type { SyncMark } from '@tieout/api';
import type { RecordKind } from '@tieout/sync';
import { sql } from 'kysely';
import { enqueue } from '../../../queue/enqueue.ts';
import type { Db } from '../../../store/store.ts';
import { orderPush } from './push-order.ts';

/** Something that was done to a record here. */
export interface LocalChange {
  readonly workspaceId: string;
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly by: string;
  readonly at: Date;
}

export interface Waiting extends LocalChange {
  readonly connectionId: string;
  readonly isOrdered?: boolean;
  readonly chosenBooksId?: string | null;
}

/** Writes down that a record waits to be looked at, and orders the work, in the transaction of the caller. */
export async function putInOutbox(db: Db, waiting: Waiting): Promise<void> {
  await putManyInOutbox(db, waiting, [waiting.recordId]);
  await orderPush(db, enqueue, waiting.connectionId);
}

/** Writes many records of a kind down without ordering the work. */
export async function putManyInOutbox(
  db: Db,
  { connectionId, workspaceId, kind, by, at, isOrdered = false, chosenBooksId = null }: Omit<Waiting, 'recordId'>,
  recordIds: readonly string[],
): Promise<void> {
  await sql`
    insert into outbox as o (connection_id, workspace_id, kind, record_id, since, changed_by, is_ordered, chosen_books_id)
    select ${connectionId}::uuid, ${workspaceId}::uuid, ${kind}, id, ${at}, ${by}, ${isOrdered}, ${chosenBooksId}::text
    from unnest(${recordIds}::uuid[]) as id
    on conflict (connection_id, kind, record_id) do update set generation = o.generation + 1, changed_by = excluded.changed_by,
      is_ordered = o.is_ordered or excluded.is_ordered, chosen_books_id = coalesce(excluded.chosen_books_id, o.chosen_books_id),
      held = null`.execute(db);
}

/** Has a record looked at that may wait already; whoever changed it first stays its author. */
export async function keepInOutbox(db: Db, waiting: Waiting): Promise<void> {
  const { connectionId, workspaceId, kind, recordId, by, at } = waiting;
  await db
    .insertInto('outbox')
    .values({
      connection_id: connectionId,
      workspace_id: workspaceId,
      kind,
      record_id: recordId,
      since: at,
      changed_by: by,
    })
    .onConflict(conflict => conflict.columns(['connection_id', 'kind', 'record_id']).doUpdateSet({ held: null }))
    .execute();
  await orderPush(db, enqueue, connectionId);
}

/** A row of the outbox as a push sees it. */
export interface OutboxEntry {
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly generation: number;
  readonly changedBy: string;
  readonly isOrdered: boolean;
  readonly chosenBooksId: string | null;
  /** It hangs below another record. */
  readonly hasParent: boolean;
}

/** Waiting records of a connection, oldest first, without those given; none while the connection is off or its tokens are dead. */
export async function readOutbox(
  db: Db,
  connectionId: string,
  { limit, after }: { readonly limit: number; readonly after: readonly string[] },
): Promise<readonly OutboxEntry[]> {
  const rows = await db
    .selectFrom('outbox')
    .select(['kind', 'record_id', 'generation', 'changed_by', 'is_ordered', 'chosen_books_id'])
    .select(hasParent.as('has_parent'))
    .where('connection_id', '=', connectionId)
    .where(sql<boolean>`not (record_id = any(${after}::uuid[]))`)
    .where(sql<boolean>`exists (select 1 from connection c where c.id = ${connectionId} and c.state = 'active')`)
    .orderBy('since')
    .orderBy('record_id')
    .limit(limit)
    .execute();
  return rows.map(row => ({
    kind: row.kind,
    recordId: row.record_id,
    generation: row.generation,
    changedBy: row.changed_by,
    isOrdered: row.is_ordered,
    chosenBooksId: row.chosen_books_id,
    hasParent: row.has_parent,
  }));
}

const hasParent = sql<boolean>`case outbox.kind
  when 'customer' then exists (select 1 from customer r where r.id = outbox.record_id and r.parent_id is not null)
  when 'item' then exists (select 1 from item r where r.id = outbox.record_id and r.parent_id is not null)
  else false end`;

/** What a record's mark is called while it waits. */
export const waitingMark: SyncMark = 'waiting-out';
