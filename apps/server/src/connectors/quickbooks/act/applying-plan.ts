import type { ImportCategory } from '@tieout/api';
import type { Db } from '../../../store/store.ts';

/** A plan while it is carried out. */
export interface ApplyingPlan {
  readonly id: string;
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly runId: string;
  readonly currency: string;
  readonly categories: readonly ImportCategory[];
  readonly startedBy: string;
  readonly createdAt: Date;
  readonly appliedSeq: number;
  readonly answeredSeq: number;
}

/** The plan, when it is being carried out; undefined when it was finished or stopped meanwhile. */
export async function findApplyingPlan(db: Db, id: string): Promise<ApplyingPlan | undefined> {
  const row = await db
    .selectFrom('plan')
    .innerJoin('connection', 'connection.id', 'plan.connection_id')
    .innerJoin('run', 'run.id', 'plan.run_id')
    .select(['plan.id', 'plan.workspace_id', 'plan.connection_id', 'plan.categories', 'plan.created_at'])
    .select(['plan.applied_seq', 'plan.answered_seq', 'run.id as run_id', 'run.started_by'])
    .select('connection.currency')
    .where('plan.id', '=', id)
    .where('plan.state', '=', 'applying')
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    connectionId: row.connection_id,
    runId: row.run_id,
    currency: row.currency,
    categories: row.categories,
    startedBy: row.started_by,
    createdAt: row.created_at,
    appliedSeq: row.applied_seq,
    answeredSeq: row.answered_seq,
  };
}
