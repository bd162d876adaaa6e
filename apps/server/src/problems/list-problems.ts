import { sql } from 'kysely';
import type { AttentionProblem } from '@tieout/api';
import { listPage, type ListedPage } from '../records/list-page.ts';
import type { Db } from '../store/store.ts';
import { problemCauses } from './open-problem.ts';

interface Row {
  readonly id: string;
  readonly cause: string;
  readonly record_kind: string;
  readonly record_id: string | null;
  readonly record_name: string;
  readonly sentence: string;
  readonly cures: AttentionProblem['cures'];
  readonly opened_at: Date;
}

export interface ProblemFilter {
  readonly connectionId?: string | undefined;
  readonly cause?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What a person must settle, newest first. */
export async function listProblems(
  db: Db,
  workspaceId: string,
  filter: ProblemFilter,
): Promise<ListedPage<AttentionProblem>> {
  const parts = [
    sql`r.workspace_id = ${workspaceId} and r.settled_at is null`,
    ...(filter.connectionId === undefined ? [] : [sql`r.connection_id = ${filter.connectionId}`]),
    ...(filter.cause === undefined ? [] : [sql`r.cause = ${filter.cause}`]),
  ];
  const page = await listPage<Row>(db, {
    from: sql`problem r`,
    where: sql.join(parts, sql` and `),
    sorting: { key: sql`r.opened_at`, type: 'timestamptz', isDescending: true },
    columns: sql`r.id, r.cause, r.record_kind, r.record_id, r.record_name, r.sentence, r.cures, r.opened_at`,
    page: filter,
  });
  return { ...page, rows: page.rows.map(problemOf) };
}

const titles: Readonly<Record<string, string>> = problemCauses;

const problemOf = (row: Row): AttentionProblem => ({
  id: row.id,
  cause: row.cause,
  causeTitle: titles[row.cause] ?? row.cause,
  recordKind: row.record_kind,
  recordId: row.record_id,
  recordName: row.record_name,
  sentence: row.sentence,
  cures: row.cures,
  since: row.opened_at.toISOString(),
});
