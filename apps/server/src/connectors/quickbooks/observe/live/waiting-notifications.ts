import { sql } from 'kysely';
import type { Db, Tx } from '../../../../store/store.ts';
import { isFollowed } from './followed-entity.ts';
import { wantedRecord, type WantedRecord } from './observation.ts';

/** A stored notification that was not worked off yet. */
export interface WaitingNotification {
  readonly id: string;
  readonly entity: string;
  readonly booksId: string;
  readonly operation: string;
  readonly absorbedId: string | null;
  readonly happenedAt: Date;
  readonly receivedAt: Date;
}

/** Worked off in one transaction. */
const notificationsAtOnce = 500;

/** The oldest that wait; none while the connection is off or its tokens are dead. */
export async function findWaiting(db: Db, connectionId: string): Promise<readonly WaitingNotification[]> {
  const rows = await db
    .selectFrom('notification')
    .select(['id', 'entity', 'books_id', 'operation', 'absorbed_id', 'happened_at', 'received_at'])
    .where('connection_id', '=', connectionId)
    .where('worked_at', 'is', null)
    .where(sql<boolean>`exists (select 1 from connection c where c.id = ${connectionId} and c.state = 'active')`)
    .orderBy('id')
    .limit(notificationsAtOnce)
    .execute();
  return rows.map(row => ({
    id: row.id,
    entity: row.entity,
    booksId: row.books_id,
    operation: row.operation,
    absorbedId: row.absorbed_id,
    happenedAt: row.happened_at,
    receivedAt: row.received_at,
  }));
}

export interface WorkedOff {
  readonly connectionId: string;
  readonly notifications: readonly WaitingNotification[];
  readonly at: Date;
}

/** Closes notifications, in the transaction of what they brought. */
export async function closeNotifications(tx: Tx, { connectionId, notifications, at }: WorkedOff): Promise<void> {
  const receivedAt = notifications.reduce((latest, { receivedAt: one }) => (one > latest ? one : latest), new Date(0));
  const ids = notifications.map(({ id }) => id);
  await sql`
    with worked as (update notification set worked_at = ${at} where id = any(${ids}::bigint[]))
    update connection set last_notification_at = ${receivedAt}, last_in_step_at = ${at} where id = ${connectionId}`.execute(
    tx,
  );
}

/**
 * The records that notifications tell of, each once: whatever was told about a record, what counts is how it is now. A merge tells of
 * two: the survivor, and the one that is no more.
 */
export function recordsToldOf(notifications: readonly WaitingNotification[]): readonly WantedRecord[] {
  const wanted = new Map<string, WantedRecord>();
  const add = (record: WantedRecord): void => {
    const key = `${record.entity} ${record.booksId}`;
    const known = wanted.get(key);
    const isSaidGone = record.isSaidGone || known?.isSaidGone === true;
    wanted.set(key, { ...record, isSaidGone, mergedInto: record.mergedInto ?? known?.mergedInto ?? null });
  };
  for (const { entity, booksId, operation, absorbedId } of notifications) {
    if (!isFollowed(entity)) continue;
    add({ ...wantedRecord(entity, booksId), isSaidGone: operation === 'deleted' });
    if (absorbedId === null || absorbedId === booksId) continue;
    add({ ...wantedRecord(entity, absorbedId), isSaidGone: true, mergedInto: booksId });
  }
  return [...wanted.values()];
}
