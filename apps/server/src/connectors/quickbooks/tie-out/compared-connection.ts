import { allowsIn, type PolicySet } from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import { readPolicies } from '../rules/effective-rules.ts';
import { ruledAs } from '../sales-documents/document-kinds.ts';
import { keptKinds, type KeptKind } from './kept-kinds.ts';

/** What comparing the two sides of a connection needs to know about it. */
export interface ComparedConnection {
  readonly id: string;
  readonly workspaceId: string;
  readonly realmId: string;
  readonly companyName: string;
  readonly currency: string;
  readonly incomeAccountId: string;
  readonly incomeAccountName: string;
  /** Documents from before that day are not wanted here. */
  readonly importFrom: string | null;
  /** Kinds of documents that the rules bring here from the books. */
  readonly wantedKinds: readonly KeptKind[];
  readonly booksAsOf: Date | null;
}

/** The connection with the rules that say which of its documents belong on both sides. */
export async function findComparedConnection(db: Db, id: string): Promise<ComparedConnection | undefined> {
  const row = await db.selectFrom('connection').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id,
    workspaceId: row.workspace_id,
    realmId: row.realm_id,
    companyName: row.company_name,
    currency: row.currency,
    incomeAccountId: row.income_account?.id ?? '',
    incomeAccountName: row.income_account?.name ?? '',
    importFrom: row.import_from,
    wantedKinds: wantedKinds(await readPolicies(db, id)),
    booksAsOf: row.last_in_step_at,
  };
}

const wantedKinds = (policies: PolicySet): readonly KeptKind[] =>
  keptKinds.filter(kind => {
    const policy = policies[kind === 'refund-receipt' ? ruledAs(kind) : kind];
    return allowsIn(policy) && policy.here.create;
  });
