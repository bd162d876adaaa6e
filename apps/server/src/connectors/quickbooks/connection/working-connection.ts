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
  /** Absent: the default of those that are on. */
  readonly id?: string;
}

/**
 * The connection, ready for calls. @throws ProblemFault `not-found` for another workspace's, `not-connected` when it is off,
 * `reconnect-needed` when its tokens are dead
 */
export async function getWorkingConnection(db: Db, key: ConnectionKey): Promise<WorkingConnection> {
  const row = await connectionQuery(db, key).executeTakeFirst();
  if (row === undefined && key.id !== undefined) throw new ProblemFault('not-found', 'There is no such connection.');
  if (row === undefined) throw notConnected();
  if (row.state === 'disconnected') throw companyOff(row.company_name);
  if (row.state === 'needs-reconnect') throw reconnectNeeded(row.company_name);
  return { ...shapeOf(row), state: row.state };
}

export const notConnected = (): ProblemFault =>
  new ProblemFault('not-connected', 'This workspace is not connected to QuickBooks. Connect it first.', {
    cure: 'connect',
  });

const companyOff = (companyName: string): ProblemFault =>
  new ProblemFault('not-connected', `${companyName} is disconnected. Connect it again first.`, { cure: 'connect' });

/** A connection that is on, whether its tokens work or not. */
export type ConnectionOn = Omit<WorkingConnection, 'state'> & { readonly state: string };

/**
 * The one that is named, or the default of the workspace. Undefined when it is off, or the workspace has none that is on. Tells nothing
 * about whether its tokens work.
 */
export async function findConnectionOn(
  db: Db,
  workspaceId: string,
  connectionId?: string,
): Promise<ConnectionOn | undefined> {
  const key = connectionId === undefined ? { workspaceId } : { workspaceId, id: connectionId };
  const row = await connectionQuery(db, key).executeTakeFirst();
  return row === undefined || row.state === 'disconnected' ? undefined : { ...shapeOf(row), state: row.state };
}

export const reconnectNeeded = (companyName: string): ProblemFault =>
  new ProblemFault(
    'reconnect-needed',
    `QuickBooks no longer lets us into ${companyName}. Connect again; what was changed meanwhile waits and is sent then.`,
    { cure: 'reconnect' },
  );

function connectionQuery(db: Db, key: ConnectionKey) {
  const query = db.selectFrom('connection').selectAll().where('workspace_id', '=', key.workspaceId);
  if (key.id !== undefined) return query.where('id', '=', key.id);
  return query.where('state', '<>', 'disconnected').orderBy('is_default', 'desc').orderBy('connected_at').orderBy('id');
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
