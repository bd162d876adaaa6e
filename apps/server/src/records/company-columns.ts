import { findOwner } from '../connectors/quickbooks/connection/company-of-record.ts';
import { findConnectionOn } from '../connectors/quickbooks/connection/working-connection.ts';
import { ProblemFault } from '../http/problem-fault.ts';
import type { Db, Tx } from '../store/store.ts';

export interface CompanyChoice {
  readonly workspaceId: string;
  readonly kind: 'customer' | 'item';
  /** Null while it is being made. */
  readonly recordId: string | null;
  /** The company that a person chose; undefined: nothing was said about it. */
  readonly chosen: string | null | undefined;
  /** The record above it, as it will be. */
  readonly parentId: string | null;
}

/**
 * The company that a record belongs to after a person made or changed it: the chosen one, else that of the record above it. A record and
 * the one above it stand in the same books. @throws ProblemFault `invalid-request`, `conflict` for one that QuickBooks knows already
 */
export async function companyColumns(
  db: Db,
  choice: CompanyChoice,
): Promise<{ readonly connection_id?: string | null }> {
  const { workspaceId, kind, recordId, chosen, parentId } = choice;
  const present = recordId === null ? undefined : await findOwnerOn(db, { workspaceId, kind, recordId });
  const above = parentId === null ? undefined : await findOwnerOn(db, { workspaceId, kind, recordId: parentId });
  if (chosen !== undefined && chosen !== null) await requireCompanyOn(db, workspaceId, chosen);
  if (chosen !== undefined && recordId !== null && chosen !== (present ?? null)) {
    await requireUnlinked(db, { kind, recordId, present });
  }
  const wanted = chosen === undefined ? present : (chosen ?? undefined);
  if (wanted !== undefined && above !== undefined && wanted !== above) {
    throw refuse(
      chosen === undefined ? 'parentId' : 'connectionId',
      'The record above it belongs to another QuickBooks company.',
    );
  }
  const after = wanted ?? above;
  return chosen === undefined && after === present ? {} : { connection_id: after ?? null };
}

/** The same for a record that is there already, written down. */
export async function settleCompany(tx: Tx, choice: CompanyChoice & { readonly recordId: string }): Promise<void> {
  const columns = await companyColumns(tx, choice);
  if (columns.connection_id === undefined) return;
  await tx.updateTable(choice.kind).set(columns).where('id', '=', choice.recordId).execute();
}

async function findOwnerOn(
  db: Db,
  record: { readonly workspaceId: string; readonly kind: 'customer' | 'item'; readonly recordId: string },
): Promise<string | undefined> {
  const owner = await findOwner(db, record);
  return owner?.isOn === true ? owner.id : undefined;
}

/** @throws ProblemFault `invalid-request` */
export async function requireCompanyOn(db: Db, workspaceId: string, connectionId: string): Promise<void> {
  if ((await findConnectionOn(db, workspaceId, connectionId)) !== undefined) return;
  throw refuse('connectionId', 'Choose a QuickBooks company that is connected.');
}

interface Moved {
  readonly kind: 'customer' | 'item';
  readonly recordId: string;
  readonly present: string | undefined;
}

/** Whatever stands in the books of one company, or is on its way there, cannot be made another's by saying so. */
async function requireUnlinked(db: Db, { kind, recordId, present }: Moved): Promise<void> {
  if (present === undefined) return;
  for (const table of ['link', 'outbox'] as const) {
    const row = await db
      .selectFrom(table)
      .select('record_id')
      .where('connection_id', '=', present)
      .where('kind', '=', kind)
      .where('record_id', '=', recordId)
      .executeTakeFirst();
    if (row === undefined) continue;
    const detail =
      'It is in the books of its QuickBooks company, or on its way there. Unlink it first to move it to another.';
    throw new ProblemFault('conflict', detail);
  }
}

const refuse = (path: string, message: string): ProblemFault =>
  new ProblemFault('invalid-request', `Look at ${path}: ${message} Nothing was changed.`, {
    fields: [{ path, message }],
  });
