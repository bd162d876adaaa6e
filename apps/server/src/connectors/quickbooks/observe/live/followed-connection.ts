import { sql } from 'kysely';
import type { ProblemCause } from '../../../../problems/open-problem.ts';
import type { Db } from '../../../../store/store.ts';
import { documentEntities } from '../../sales-documents/document-kinds.ts';
import type { DocumentEntity } from '../../write/document-request.ts';
import { activeConnection, pushedOf, type PushedConnection } from '../../sync/pushed-connection.ts';

/** A connection whose company is followed. */
export interface FollowedConnection extends PushedConnection {
  readonly currency: string;
  readonly connectedAt: Date;
  /** QuickBooks' time up to which its changes are known here. */
  readonly watermark: Date | null;
  /** Kinds of documents of which only what changed lately is known. */
  readonly unread: readonly DocumentEntity[];
  /** Those of them that QuickBooks refused to let us read, and when. */
  readonly refusedReading: Readonly<Partial<Record<DocumentEntity, string>>>;
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
      'refused_reading',
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
    refusedReading: row.refused_reading,
    importFrom: row.import_from,
    unread: documentEntities.filter(entity => !row.read_in_full.includes(entity)),
    sweepPauseSeconds: row.sweep_pause_seconds,
    isQuiet: isEarlier(row.last_notification_at, row.swept_at),
    hasAwaited: row.has_awaited,
    hasTrouble: row.has_trouble,
  };
}

const isEarlier = (first: Date | null, second: Date | null): boolean =>
  first !== null && second !== null && first < second;
