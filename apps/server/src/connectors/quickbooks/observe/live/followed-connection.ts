import { sql } from 'kysely';
import type { ProblemCause } from '../../../../problems/open-problem.ts';
import type { LeftUnread } from '../../../../store/books-tables.ts';
import type { Db } from '../../../../store/store.ts';
import { isDocumentEntity } from '../../sales-documents/document-kinds.ts';
import { activeConnection, pushedOf, type PushedConnection } from '../../sync/pushed-connection.ts';
import { followedEntities, type FollowedEntity } from './followed-entity.ts';

/** A connection whose company is followed. */
export interface FollowedConnection extends PushedConnection {
  readonly currency: string;
  readonly connectedAt: Date;
  /** QuickBooks' time up to which its changes are known here. */
  readonly watermark: Date | null;
  /** Kinds that wait to be read, because no reading ever covered them or the last one was refused. */
  readonly unread: readonly UnreadKind[];
  /** `YYYY-MM-DD`: older documents stay in QuickBooks (U07). */
  readonly importFrom: string | null;
  readonly sweepPauseSeconds: number | null;
  /** Notifications come, and none has since the last sweep. Where none ever came, silence says nothing. */
  readonly isQuiet: boolean;
  /** Something waits for the answer to a write of ours. */
  readonly hasAwaited: boolean;
  /** People were told that QuickBooks does not answer, or does not let us in. */
  readonly hasTrouble: boolean;
}

/** A kind of records that waits to be read. */
export interface UnreadKind {
  readonly entity: FollowedEntity;
  /** What changed since may be unknown here; null: it was never read. */
  readonly since: Date | null;
  /** When QuickBooks last refused to let us read it. */
  readonly refusedAt: Date | null;
}

/** Problems of a connection that are over once QuickBooks answers. */
export const connectionTroubles: readonly ProblemCause[] = ['quickbooks-unavailable', 'reconnect-needed'];

/**
 * The connection, when its company is to be followed: set up to the end and with living tokens. What is notified before waits and is
 * worked off then.
 */
export async function findFollowed(db: Db, connectionId: string): Promise<FollowedConnection | undefined> {
  const row = await activeConnection(db, connectionId)
    .select([
      'connected_at',
      'watermark',
      'read_in_full',
      'left_unread',
      'import_from',
      'sweep_pause_seconds',
      'swept_at',
      'last_notification_at',
    ])
    .select([
      sql<boolean>`exists (select 1 from awaited_answer a where a.connection_id = connection.id)`.as('has_awaited'),
      sql<boolean>`exists (select 1 from problem p where p.record_id = connection.id and p.settled_at is null
        and p.cause = any(${connectionTroubles}::text[]))`.as('has_trouble'),
    ])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    ...pushedOf(row),
    currency: row.currency,
    connectedAt: row.connected_at,
    watermark: row.watermark,
    importFrom: row.import_from,
    unread: unreadOf(row.read_in_full, row.left_unread),
    sweepPauseSeconds: row.sweep_pause_seconds,
    isQuiet: isEarlier(row.last_notification_at, row.swept_at),
    hasAwaited: row.has_awaited,
    hasTrouble: row.has_trouble,
  };
}

function unreadOf(
  readInFull: readonly string[],
  leftUnread: Readonly<Record<string, LeftUnread>>,
): readonly UnreadKind[] {
  return followedEntities.flatMap(entity => {
    const left = leftUnread[entity];
    const wasNeverRead = isDocumentEntity(entity) && !readInFull.includes(entity);
    if (left === undefined && !wasNeverRead) return [];
    return [{ entity, since: wasNeverRead ? null : findDate(left?.since), refusedAt: findDate(left?.refusedAt) }];
  });
}

const findDate = (text: string | null | undefined): Date | null =>
  text === null || text === undefined ? null : new Date(text);

const isEarlier = (first: Date | null, second: Date | null): boolean =>
  first !== null && second !== null && first < second;
