import type { Db } from '../../../store/store.ts';
import type { CompanyFacts } from './sync-kind.ts';

/** A connection that records can be written through. */
export interface PushedConnection {
  readonly id: string;
  readonly workspaceId: string;
  readonly realmId: string;
  readonly companyName: string;
  readonly company: CompanyFacts;
}

/** The connection while it is on and its tokens work; what waits for one that is not goes out when it is on again. */
export async function findPushed(db: Db, connectionId: string): Promise<PushedConnection | undefined> {
  const row = await db
    .selectFrom('connection')
    .select(['id', 'workspace_id', 'realm_id', 'company_name', 'currency', 'income_account'])
    .where('id', '=', connectionId)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    realmId: row.realm_id,
    companyName: row.company_name,
    company: {
      connectionId: row.id,
      workspaceId: row.workspace_id,
      currency: row.currency,
      incomeAccount: row.income_account,
    },
  };
}
