import type { ReadBudget } from '@tieout/api';
import type { AuditFact } from '../../../people/record-audit.ts';
import { recordAudit } from '../../../people/record-audit.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { RecordTools } from '../../../records/record-tools.ts';
import { monthlyReadsAllowed } from '../connection/connection-answer.ts';
import { readConnection } from '../connection/read-connection.ts';
import { readMonthOfReads } from './month-of-reads.ts';

const monthsShown = 12;

/** What the month costs, and what is done to keep to it. @throws ProblemFault `not-found` */
export async function readReadBudget({ db, now }: RecordTools, key: RecordKey): Promise<ReadBudget> {
  await readConnection(db, key, now());
  const { month, used, budget, elapsed, allowance } = await readMonthOfReads(db, key.id, now());
  const connection = await db
    .selectFrom('connection')
    .select(['swept_at', 'sweep_pause_seconds'])
    .where('id', '=', key.id)
    .executeTakeFirstOrThrow();
  const months = await db
    .selectFrom('call_count')
    .select(['month', 'metered', 'total'])
    .where('connection_id', '=', key.id)
    .orderBy('month', 'desc')
    .limit(monthsShown)
    .execute();
  const { swept_at: sweptAt, sweep_pause_seconds: pauseSeconds } = connection;
  const nextLookAt =
    sweptAt === null || pauseSeconds === null ? null : new Date(sweptAt.getTime() + pauseSeconds * 1_000);
  return {
    connectionId: key.id,
    month,
    used,
    budget,
    standardBudget: monthlyReadsAllowed,
    allowance,
    expected: elapsed > 0 ? Math.round(used / elapsed) : used,
    sentence: sentences[allowance],
    nextLookAt: nextLookAt?.toISOString() ?? null,
    months: months.map(row => ({ month: row.month, metered: Number(row.metered), total: Number(row.total) })),
  };
}

const sentences: Readonly<Record<ReadBudget['allowance'], string>> = {
  free: 'There are reads to spare: looks at QuickBooks are as frequent as they are useful.',
  sparing:
    'Most reads of this month are used: looks at QuickBooks are rare. What notifications tell still arrives at once.',
  essential:
    'Hardly any reads of this month are left: there are four looks a day, beside what you ask for and what a write needs. What notifications tell still arrives.',
};

export interface BudgetChange {
  readonly connectionId: string;
  readonly budget: number | null;
  readonly by: Pick<AuditFact, 'actor' | 'actorId' | 'address'> & { readonly workspaceId: string };
}

/** Sets what a month may cost. @throws ProblemFault `not-found` */
export async function changeReadBudget(
  tools: RecordTools,
  { connectionId, budget, by }: BudgetChange,
): Promise<ReadBudget> {
  const key = { workspaceId: by.workspaceId, id: connectionId };
  await readConnection(tools.db, key, tools.now());
  await tools.db.transaction().execute(async tx => {
    const changed = { reads_budget: budget, updated_by: by.actor, updated_at: tools.now() };
    await tx
      .insertInto('connection_configuration')
      .values({ connection_id: connectionId, workspace_id: by.workspaceId, version: 0, ...changed })
      .onConflict(oc => oc.column('connection_id').doUpdateSet(changed))
      .execute();
    const sentence =
      budget === null ? 'Went back to the standard budget of reads.' : `Set the reads of a month to ${budget}.`;
    await recordAudit({ clock: tools.now, newId: tools.newId }, tx, {
      ...by,
      action: 'configuration.update',
      sentence,
    });
    await tools.announce(tx, { workspaceId: by.workspaceId, topic: 'connection', id: connectionId });
  });
  return readReadBudget(tools, key);
}
