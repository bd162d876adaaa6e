import { sql } from 'kysely';
import type { TieOutRun } from '@tieout/api';
import { ProblemFault } from '../../../http/problem-fault.ts';
import { listPage, type ListedPage } from '../../../records/list-page.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Db } from '../../../store/store.ts';

interface Row extends Omit<TieOutRun, 'id' | 'connectionId'> {
  readonly id: string;
  readonly connection_id: string;
  readonly company_name: string;
  readonly progress_done: number;
  readonly progress_total: number | null;
  readonly progress_sentence: string;
  readonly is_equal: boolean | null;
  readonly cross_checks: TieOutRun['crossChecks'];
  readonly keeps_all_rows: boolean;
  readonly books_as_of: Date | null;
  readonly started_by: string;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

const columns = sql`r.*, c.company_name`;
const joins = sql`join connection c on c.id = r.connection_id`;

/** One tie-out. @throws ProblemFault `not-found` */
export async function readTieOut(db: Db, { workspaceId, id }: RecordKey): Promise<TieOutRun> {
  const { rows } = await sql<Row>`
    select ${columns} from tie_out_run r ${joins} where r.id = ${id} and r.workspace_id = ${workspaceId}`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new ProblemFault('not-found', 'There is no such tie-out.');
  return tieOutOf(row);
}

export interface TieOutFilter {
  readonly connectionId?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Tie-outs of a workspace, newest first. */
export async function listTieOuts(db: Db, workspaceId: string, filter: TieOutFilter): Promise<ListedPage<TieOutRun>> {
  const ofConnection = filter.connectionId === undefined ? sql`true` : sql`r.connection_id = ${filter.connectionId}`;
  const page = await listPage<Row>(db, {
    from: sql`tie_out_run r`,
    where: sql`r.workspace_id = ${workspaceId} and ${ofConnection}`,
    sorting: { key: sql`r.started_at`, type: 'timestamptz', isDescending: true },
    columns,
    joins,
    page: filter,
  });
  return { ...page, rows: page.rows.map(tieOutOf) };
}

const noCounts = { documents: 0, differing: 0, customers: 0, differingCustomers: 0, differingPeriods: 0 };

const tieOutOf = (row: Row): TieOutRun => ({
  id: row.id,
  connectionId: row.connection_id,
  companyName: row.company_name,
  source: row.source,
  state: row.state,
  progress: { done: row.progress_done, total: row.progress_total, sentence: row.progress_sentence },
  sentence: row.sentence,
  isEqual: row.is_equal,
  counts: { ...noCounts, ...row.counts },
  lists: row.lists,
  totals: row.totals,
  receivables: row.receivables,
  crossChecks: row.cross_checks,
  keepsAllRows: row.keeps_all_rows,
  booksAsOf: row.books_as_of?.toISOString() ?? null,
  startedBy: row.started_by,
  startedAt: row.started_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  durationMs: row.finished_at === null ? null : row.finished_at.getTime() - row.started_at.getTime(),
  failure: row.failure,
});
