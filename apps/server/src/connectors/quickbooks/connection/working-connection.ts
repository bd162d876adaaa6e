import { ProblemFault } from '../../../http/problem-fault.ts';
import type { Db } from '../../../store/store.ts';

/** A connection that QuickBooks can be reached through. */
export interface WorkingConnection {
  readonly id: string;
  readonly workspaceId: string;
  readonly realmId: string;
  readonly appUrl: string;
  readonly companyName: string;
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly state: 'connecting' | 'active';
  readonly incomeAccount: { readonly id: string; readonly name: string } | null;
  readonly preset: 'import' | 'sales' | 'mirror' | 'shop' | null;
}

export interface ConnectionKey {
  readonly workspaceId: string;
  /** Absent: the one that is on. */
  readonly id?: string;
}

/**
 * The connection, ready for calls. @throws ProblemFault `not-found` for another workspace's, `not-connected` when it is off,
 * `reconnect-needed` when its tokens are dead
 */
export async function getWorkingConnection(db: Db, key: ConnectionKey): Promise<WorkingConnection> {
  const row = await connectionQuery(db, key).executeTakeFirst();
  if (row === undefined && key.id !== undefined) throw new ProblemFault('not-found', 'There is no such connection.');
  if (row === undefined || row.state === 'disconnected') {
    throw new ProblemFault('not-connected', 'This workspace is not connected to QuickBooks. Connect it first.', {
      cure: 'connect',
    });
  }
  if (row.state === 'needs-reconnect') throw reconnectNeeded(row.company_name);
  return { ...shapeOf(row), state: row.state };
}

/** Undefined when the workspace has no connection that is on. Tells nothing about whether its tokens work. */
export async function findConnectionOn(
  db: Db,
  workspaceId: string,
): Promise<(Omit<WorkingConnection, 'state'> & { readonly state: string }) | undefined> {
  const row = await connectionQuery(db, { workspaceId }).executeTakeFirst();
  return row === undefined ? undefined : { ...shapeOf(row), state: row.state };
}

export const reconnectNeeded = (companyName: string): ProblemFault =>
  new ProblemFault(
    'reconnect-needed',
    `QuickBooks no longer lets us into ${companyName}. Connect again; what was changed meanwhile waits and is sent then.`,
    { cure: 'reconnect' },
  );

function connectionQuery(db: Db, key: ConnectionKey) {
  const query = db.selectFrom('connection').selectAll().where('workspace_id', '=', key.workspaceId);
  return key.id === undefined ? query.where('state', '<>', 'disconnected') : query.where('id', '=', key.id);
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof connectionQuery>['executeTakeFirst']>>>;

const shapeOf = (row: Row) => ({
  id: row.id,
  workspaceId: row.workspace_id,
  realmId: row.realm_id,
  appUrl: row.app_url,
  companyName: row.company_name,
  country: row.country,
  currency: row.currency,
  timeZone: row.time_zone,
  incomeAccount: row.income_account,
  preset: row.preset,
});
