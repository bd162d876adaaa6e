import { sql } from 'kysely';
import type { TimelineEntry } from '@tieout/api';
import type { Db } from '../store/store.ts';
import { listPage, type ListedPage } from './list-page.ts';
import type { Actor, RecordTools } from './record-tools.ts';

/** One thing that happened to a record, to be told. */
export interface Story {
  readonly recordKind: string;
  readonly recordId: string;
  /** Stable kind for icons: `created`, `sent`, `paid`. */
  readonly kind: string;
  readonly sentence: string;
}

/** Writes a line of a record's story, in the transaction of what happened. */
export async function addStory(db: Db, tools: RecordTools, told: Story & { readonly actor: Actor }): Promise<void> {
  await db
    .insertInto('timeline_entry')
    .values({
      id: tools.newId(),
      workspace_id: told.actor.workspaceId,
      record_kind: told.recordKind,
      record_id: told.recordId,
      at: tools.now(),
      actor: told.actor.name,
      kind: told.kind,
      sentence: told.sentence,
    })
    .execute();
}

/** Numbers of journal rows as ids: a form of their own, apart from the ids of records, and sorted behind what ordered them at the same moment. */
export const journalId = sql`('ffffffff-ffff-8000-8000-' || lpad(to_hex(j.id), 12, '0'))::uuid`;

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly actor: string;
  readonly kind: string;
  readonly sentence: string;
}

/**
 * The story of a record, newest first: what people did, and the steps of runs that touched it. What was written to QuickBooks for an
 * invoice is told by the invoice's own entries, with its number and its state. A customer's story holds that of its invoices.
 */
export async function listStory(
  db: Db,
  record: { readonly workspaceId: string; readonly id: string },
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<ListedPage<TimelineEntry>> {
  const found = await listPage<Row>(db, {
    from: sql`(
      select id, at, actor, kind, sentence from timeline_entry
      where record_id = ${record.id} and workspace_id = ${record.workspaceId}
      union all
      select ${journalId}, j.at, u.started_by, j.action, j.sentence
      from journal j join run u on u.id = j.run_id
      where j.record_id = ${record.id} and j.workspace_id = ${record.workspaceId} and j.outcome <> 'pending'
        and (j.side = 'here' or j.record_kind <> 'invoice' or j.outcome = 'refused')
      union all
      select e.id, e.at, e.actor, e.kind, 'Invoice' || coalesce(' ' || i.number, '') || ': ' || e.sentence
      from invoice i join timeline_entry e on e.record_id = i.id
      where i.customer_id = ${record.id} and i.workspace_id = ${record.workspaceId}
    ) r`,
    where: sql`true`,
    columns: sql`r.id, r.at, r.actor, r.kind, r.sentence`,
    sorting: { key: sql`r.at`, type: 'timestamptz', isDescending: true },
    page,
  });
  return { ...found, rows: found.rows.map(row => ({ ...row, at: row.at.toISOString() })) };
}
