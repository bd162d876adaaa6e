import { sql } from 'kysely';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { freeForCompany } from '../../../records/free-for-company.ts';
import type { LinkKind } from '../../../store/books-tables.ts';
import type { Db } from '../../../store/store.ts';
import {
  findConnectionOn,
  getWorkingConnection,
  notConnected,
  type ConnectionOn,
  type WorkingConnection,
} from './working-connection.ts';

/** A record of the workspace, wherever it is linked. */
export interface OwnRecord {
  readonly workspaceId: string;
  readonly kind: LinkKind;
  readonly recordId: string;
}

const tables = {
  customer: 'customer',
  item: 'item',
  invoice: 'invoice',
  payment: 'payment',
  estimate: 'sales_document',
  'credit-memo': 'sales_document',
  'refund-receipt': 'sales_document',
} as const satisfies Record<LinkKind, string>;

/** The company that a record belongs to, on or off; undefined while it belongs to none. */
export async function findOwner(
  db: Db,
  { workspaceId, kind, recordId }: OwnRecord,
): Promise<{ readonly id: string; readonly isOn: boolean } | undefined> {
  const { rows } = await sql<{ readonly id: string; readonly is_on: boolean }>`
    select c.id, c.state <> 'disconnected' as is_on from ${sql.table(tables[kind])} r join connection c on c.id = r.connection_id
    where r.id = ${recordId} and r.workspace_id = ${workspaceId}`.execute(db);
  const [row] = rows;
  return row === undefined ? undefined : { id: row.id, isOn: row.is_on };
}

/** The company that a record would be sent to: the one that it belongs to, else the default. Undefined when none is on. */
export async function findConnectionOf(db: Db, record: OwnRecord): Promise<ConnectionOn | undefined> {
  const owner = await findOwner(db, record);
  return owner?.isOn === true
    ? findConnectionOn(db, record.workspaceId, owner.id)
    : findConnectionOn(db, record.workspaceId);
}

/**
 * The connection that a record is linked through, ready for calls: of several links the one that shows (records/sync-facts).
 * @throws ProblemFault `not-connected` also when its company is off, `reconnect-needed`
 */
export async function getLinkedConnection(
  db: Db,
  { workspaceId, kind, recordId }: OwnRecord,
): Promise<WorkingConnection> {
  const { rows } = await sql<{ readonly connection_id: string }>`
    select l.connection_id from link l join connection c on c.id = l.connection_id
    where l.workspace_id = ${workspaceId} and l.kind = ${kind} and l.record_id = ${recordId}
    order by c.state = 'disconnected', l.linked_at desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) throw notConnected();
  return getWorkingConnection(db, { workspaceId, id: row.connection_id });
}

export interface Claim extends OwnRecord {
  readonly connection: { readonly id: string; readonly companyName: string };
  /** Where in the request the record is named. */
  readonly path: string;
}

/**
 * Makes a record belong to a company before it is written there, so that nobody else links it meanwhile.
 * @throws ProblemFault `not-ready` when it belongs to another company
 */
export async function claimRecord(db: Db, { workspaceId, kind, recordId, connection, path }: Claim): Promise<void> {
  const { rows } = await sql`
    update ${sql.table(tables[kind])} r set connection_id = ${connection.id}
    where r.id = ${recordId} and r.workspace_id = ${workspaceId} and ${freeForCompany(connection.id)} returning 1`.execute(
    db,
  );
  if (rows.length > 0) return;
  const message = `This ${kind.replace('-', ' ')} belongs to another QuickBooks company than ${connection.companyName}.`;
  throw new ProblemFault('not-ready', `${message} Nothing was written.`, { fields: [{ path, message }] });
}
