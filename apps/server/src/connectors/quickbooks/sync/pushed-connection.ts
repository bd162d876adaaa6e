import { sql } from 'kysely';
import type { Db } from '../../../store/store.ts';
import type { CompanyFacts } from './sync-kind.ts';

/** A connection that records can be written through. */
export interface PushedConnection {
  readonly id: string;
  readonly workspaceId: string;
  readonly realmId: string;
  readonly companyName: string;
  readonly company: CompanyFacts;
  /** A crash or a lost answer left writes whose outcome is not known. */
  readonly hasLostAnswers: boolean;
}

/** The connection while it is on and its tokens work; what waits for one that is not goes out when it is on again. */
export async function findPushed(db: Db, connectionId: string): Promise<PushedConnection | undefined> {
  const row = await activeConnection(db, connectionId).executeTakeFirst();
  return row === undefined ? undefined : pushedOf(row);
}

/** The query, for whoever has to know more of the connection. */
export const activeConnection = (db: Db, connectionId: string) =>
  db
    .selectFrom('connection')
    .select(['id', 'workspace_id', 'realm_id', 'company_name', 'currency', 'income_account'])
    .select(
      sql<boolean>`exists (select 1 from sync_entry e where e.connection_id = connection.id and e.outcome is null and e.remote is not null)`.as(
        'has_lost_answers',
      ),
    )
    .where('id', '=', connectionId)
    .where('state', '=', 'active');

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof activeConnection>['executeTakeFirst']>>>;

/** A row of that query as a connection. */
export function pushedOf(row: Row): PushedConnection {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    realmId: row.realm_id,
    companyName: row.company_name,
    hasLostAnswers: row.has_lost_answers,
    company: {
      connectionId: row.id,
      workspaceId: row.workspace_id,
      currency: row.currency,
      incomeAccount: row.income_account,
    },
  };
}
