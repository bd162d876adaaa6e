import type { ReadinessCheck } from '@tieout/api';
import { jsonOrNull } from '../../../store/json-column.ts';
import type { BooksTools } from '../books-tools.ts';
import { callBooks } from '../call-books.ts';
import { getWorkingConnection } from '../connection/working-connection.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import { readReferences } from '../reference/read-references.ts';
import { refreshReferences } from '../reference/refresh-references.ts';
import * as checks from './checks.ts';
import type { Check } from './readiness-facts.ts';

const inOrder: readonly Check[] = [
  checks.checkRights,
  checks.checkCompanyStatus,
  checks.checkEdition,
  checks.checkSalesTax,
  checks.checkMultiCurrency,
  checks.checkIncomeAccount,
  checks.checkCustomNumbers,
  checks.checkClosingDate,
  checks.checkDiscounts,
  checks.checkShipping,
];

export interface Readiness {
  readonly checkedAt: string;
  readonly checks: ReadinessCheck[];
}

/** Looks into the company and says what stands in the way (U01). Without `refresh` the last look is told again, where there was one. */
export async function readReadiness(tools: BooksTools, key: RecordKey, refresh: boolean): Promise<Readiness> {
  const connection = await getWorkingConnection(tools.db, key);
  const kept = await tools.db
    .selectFrom('connection')
    .select(['readiness', 'readiness_at'])
    .where('id', '=', key.id)
    .executeTakeFirstOrThrow();
  if (!refresh && kept.readiness !== null && kept.readiness_at !== null) {
    return { checkedAt: kept.readiness_at.toISOString(), checks: [...kept.readiness] };
  }
  await callBooks(connection, () => refreshReferences(tools, key.id));
  return lookAgain(tools, key);
}

/** Runs the checks over what the mirror knows now, and keeps their findings for the wizard. */
async function lookAgain(tools: BooksTools, { id, workspaceId }: RecordKey): Promise<Readiness> {
  const { db } = tools;
  const [references, workspace, connection] = await Promise.all([
    readReferences(db, id),
    db.selectFrom('workspace').select('currency').where('id', '=', workspaceId).executeTakeFirstOrThrow(),
    db.selectFrom('connection').select('app_url').where('id', '=', id).executeTakeFirstOrThrow(),
  ]);
  const facts = { references, currency: workspace.currency, appUrl: connection.app_url };
  const findings = inOrder.map(check => check(facts));
  const at = tools.now();
  await db
    .updateTable('connection')
    .set({ readiness: jsonOrNull(findings), readiness_at: at })
    .where('id', '=', id)
    .execute();
  await tools.announce(db, { workspaceId, topic: 'connection', id });
  return { checkedAt: at.toISOString(), checks: findings };
}
