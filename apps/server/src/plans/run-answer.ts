import { sql } from 'kysely';
import type { Run } from '@tieout/api';
import { ProblemFault } from '../http/problem-fault.ts';
import { listPage, type ListedPage } from '../records/list-page.ts';
import type { RecordKey } from '../records/record-key.ts';
import type { Db } from '../store/store.ts';

interface Row {
  readonly id: string;
  readonly connection_id: string;
  readonly kind: Run['kind'];
  readonly state: Run['state'];
  readonly title: string;
  readonly progress_done: number;
  readonly progress_total: number | null;
  readonly progress_sentence: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly started_by: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
  readonly calls_total: string;
  readonly calls_metered: string;
  readonly failure: string | null;
}

/** While an import runs, its plan knows how far it is. */
const columns = sql`r.id, r.connection_id, r.kind, r.state, r.title, coalesce(p.progress_done, r.progress_done) as progress_done,
  r.progress_total, coalesce(p.progress_sentence, r.progress_sentence) as progress_sentence, r.counts, r.started_by, r.started_at,
  r.finished_at, r.calls_total, r.calls_metered, r.failure`;
const joins = sql`left join plan p on p.run_id = r.id and p.state = 'applying'`;

/** One run. @throws ProblemFault `not-found` */
export async function readRun(db: Db, key: RecordKey): Promise<Run> {
  const { rows } = await sql<Row>`
    select ${columns} from run r ${joins} where r.id = ${key.id} and r.workspace_id = ${key.workspaceId}`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such run.');
  return runOf(row);
}

export interface RunFilter {
  readonly connectionId?: string | undefined;
  readonly kind?: Run['kind'] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What was carried out in a workspace, newest first. */
export async function listRuns(db: Db, workspaceId: string, filter: RunFilter): Promise<ListedPage<Run>> {
  const parts = [
    sql`r.workspace_id = ${workspaceId}`,
    ...(filter.connectionId === undefined ? [] : [sql`r.connection_id = ${filter.connectionId}`]),
    ...(filter.kind === undefined ? [] : [sql`r.kind = ${filter.kind}`]),
  ];
  const page = await listPage<Row>(db, {
    from: sql`run r`,
    where: sql.join(parts, sql` and `),
    sorting: { key: sql`r.started_at`, type: 'timestamptz', isDescending: true },
    columns,
    joins,
    page: filter,
  });
  return { ...page, rows: page.rows.map(runOf) };
}

function runOf(row: Row): Run {
  return {
    id: row.id,
    connectionId: row.connection_id,
    kind: row.kind,
    state: row.state,
    title: row.title,
    progress: { done: row.progress_done, total: row.progress_total, sentence: row.progress_sentence },
    counts: row.counts,
    startedBy: row.started_by,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    durationMs: row.finished_at === null ? null : row.finished_at.getTime() - row.started_at.getTime(),
    calls: { total: Number(row.calls_total), metered: Number(row.calls_metered) },
    failure: row.failure,
  };
}
