import { sql } from 'kysely';
import type { ImportCategory, Plan } from '@tieout/api';
import { ProblemFault } from '../http/problem-fault.ts';
import { listPage, type ListedPage } from '../records/list-page.ts';
import type { RecordKey } from '../records/record-key.ts';
import type { Db } from '../store/store.ts';

interface Row {
  readonly id: string;
  readonly kind: Plan['kind'];
  readonly undoes_run_id: string | null;
  readonly connection_id: string;
  readonly company_name: string;
  readonly categories: ImportCategory[];
  readonly state: Plan['state'];
  readonly progress_done: number;
  readonly progress_total: number | null;
  readonly progress_sentence: string;
  readonly count_do: number;
  readonly count_leave: number;
  readonly count_decide: number;
  readonly count_ticked: number;
  readonly run_id: string | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly failure: string | null;
}

const columns = sql`r.id, r.kind, r.undoes_run_id, r.connection_id, c.company_name, r.categories, r.state, r.progress_done, r.progress_total, r.progress_sentence,
  r.count_do, r.count_leave, r.count_decide, r.count_ticked, r.run_id, r.created_by, r.created_at, r.failure`;
const joins = sql`join connection c on c.id = r.connection_id`;

/** One plan. @throws ProblemFault `not-found` */
export async function readPlan(db: Db, key: RecordKey): Promise<Plan> {
  const { rows } = await sql<Row>`
    select ${columns} from plan r ${joins} where r.id = ${key.id} and r.workspace_id = ${key.workspaceId}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such plan.');
  return planOf(row);
}

export interface PlanFilter {
  readonly connectionId?: string | undefined;
  readonly isOpen?: boolean | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Plans of a workspace, newest first. */
export async function listPlans(db: Db, workspaceId: string, filter: PlanFilter): Promise<ListedPage<Plan>> {
  const open = sql`r.state in ('reading', 'deciding', 'ready', 'applying')`;
  const parts = [
    sql`r.workspace_id = ${workspaceId}`,
    ...(filter.connectionId === undefined ? [] : [sql`r.connection_id = ${filter.connectionId}`]),
    ...(filter.isOpen === undefined ? [] : [filter.isOpen ? open : sql`not (${open})`]),
  ];
  const page = await listPage<Row>(db, {
    from: sql`plan r`,
    where: sql.join(parts, sql` and `),
    sorting: { key: sql`r.created_at`, type: 'timestamptz', isDescending: true },
    columns,
    joins,
    page: filter,
  });
  return { ...page, rows: page.rows.map(planOf) };
}

function planOf(row: Row): Plan {
  return {
    id: row.id,
    kind: row.kind,
    undoesRunId: row.undoes_run_id,
    connectionId: row.connection_id,
    companyName: row.company_name,
    categories: row.categories,
    state: row.state,
    progress: { done: row.progress_done, total: row.progress_total, sentence: row.progress_sentence },
    counts: { do: row.count_do, leave: row.count_leave, decide: row.count_decide, ticked: row.count_ticked },
    runId: row.run_id,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    failure: row.failure,
  };
}
