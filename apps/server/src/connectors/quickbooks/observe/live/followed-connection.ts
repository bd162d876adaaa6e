import { sql } from 'kysely';
import type { Db } from '../../../../store/store.ts';

/** A connection whose company is followed. */
export interface FollowedConnection {
  readonly id: string;
  readonly workspaceId: string;
  readonly realmId: string;
  readonly companyName: string;
  readonly currency: string;
  readonly connectedAt: Date;
  /** QuickBooks' time up to which its changes are known here. */
  readonly watermark: Date | null;
  readonly sweepPauseSeconds: number | null;
  /** Notifications come, and none has since the last sweep. Where none ever came, silence says nothing. */
  readonly isQuiet: boolean;
  /** Something waits for the answer to a write of ours. */
  readonly hasAwaited: boolean;
}

/**
 * The connection, when its company is to be followed: set up to the end and with living tokens. What is notified before waits and is
 * worked off then.
 */
export async function findFollowed(db: Db, connectionId: string): Promise<FollowedConnection | undefined> {
  const row = await db
    .selectFrom('connection')
    .select(['id', 'workspace_id', 'realm_id', 'company_name', 'currency', 'connected_at', 'watermark'])
    .select(['sweep_pause_seconds', 'swept_at', 'last_notification_at'])
    .select(
      sql<boolean>`exists (select 1 from awaited_answer a where a.connection_id = connection.id)`.as('has_awaited'),
    )
    .where('id', '=', connectionId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    realmId: row.realm_id,
    companyName: row.company_name,
    currency: row.currency,
    connectedAt: row.connected_at,
    watermark: row.watermark,
    sweepPauseSeconds: row.sweep_pause_seconds,
    isQuiet: isEarlier(row.last_notification_at, row.swept_at),
    hasAwaited: row.has_awaited,
  };
}

const isEarlier = (first: Date | null, second: Date | null): boolean =>
  first !== null && second !== null && first < second;
