import { sql } from 'kysely';
import type { HistoryEntry } from '@tieout/api';
import type { Fields } from '@tieout/sync';
import { shownChanges } from '../plans/shown-change.ts';
import { listPage, type ListedPage } from '../records/list-page.ts';
import { journalId } from '../records/timeline.ts';
import type { Db } from '../store/store.ts';
import { getRecorded, type RecordAsked } from './find-recorded.ts';

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly side: HistoryEntry['side'];
  readonly action: string;
  readonly outcome: HistoryEntry['outcome'];
  readonly actor: string;
  readonly sentence: string;
  readonly run_id: string | null;
  readonly run_kind: string | null;
  readonly run_title: string | null;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

export interface HistoryFilter {
  readonly side?: HistoryEntry['side'] | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Every change of a record on either side, newest first: steps of runs, and what people did. @throws ProblemFault `not-found` */
export async function listHistory(
  db: Db,
  asked: RecordAsked,
  { side, ...page }: HistoryFilter,
): Promise<ListedPage<HistoryEntry>> {
  const { id, workspaceId } = await getRecorded(db, asked);
  const found = await listPage<Row>(db, {
    from: sql`(
      select ${journalId} as id, j.at, j.side, j.action, j.outcome, u.started_by as actor, j.sentence, j.run_id, u.kind as run_kind,
        u.title as run_title, j.before, j.after
      from journal j join run u on u.id = j.run_id where j.record_id = ${id} and j.workspace_id = ${workspaceId}
      union all
      select e.id, e.at, 'here', e.kind, 'done', e.actor, e.sentence, null, null, null, null, null
      from timeline_entry e where e.record_id = ${id} and e.workspace_id = ${workspaceId}
    ) r`,
    where: side === undefined ? sql`true` : sql`r.side = ${side}`,
    sorting: { key: sql`r.at`, type: 'timestamptz', isDescending: true },
    columns: sql`r.id, r.at, r.side, r.action, r.outcome, r.actor, r.sentence, r.run_id, r.run_kind, r.run_title, r.before, r.after`,
    page,
  });
  return { ...found, rows: found.rows.map(entryOf) };
}

const entryOf = (row: Row): HistoryEntry => ({
  id: row.id,
  at: row.at.toISOString(),
  side: row.side,
  action: row.action,
  outcome: row.outcome,
  actor: row.actor,
  sentence: row.sentence,
  reason: reasonOf(row),
  changes: [...shownChanges(row.before, row.after)],
  runId: row.run_id,
});

const causes: Readonly<Record<string, string>> = {
  import: 'It was part of an import',
  sync: 'The rules of the connection brought both sides in step',
  sweep: 'A look at QuickBooks found what no notification had told',
  write: 'A person wanted it written to QuickBooks',
  undo: 'A run was taken back',
};

function reasonOf({ run_kind: kind, run_title: title, actor }: Row): string {
  if (kind === null) return `${actor} did this here.`;
  return `${causes[kind] ?? 'It was part of a run'}: ${title ?? ''} (${actor}).`;
}
