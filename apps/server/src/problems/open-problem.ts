import { sql } from 'kysely';
import type { AttentionProblem } from '@tieout/api';
import { jsonOrNull } from '../store/json-column.ts';
import type { Db } from '../store/store.ts';
import type { RecordTools } from '../records/record-tools.ts';

/** Causes of problems with the title that people read above all problems of a cause. */
export const problemCauses = {
  'tie-out-differs': 'QuickBooks computed other figures',
  'changed-in-books': 'Changed in QuickBooks after it was created',
  'name-taken': 'The name is taken in QuickBooks',
  refused: 'QuickBooks refused',
  conflict: 'Changed on both sides',
  'several-candidates': 'More than one record could be the same',
  'edit-against-deletion': 'Changed here, removed there',
  'removed-there': 'Removed in QuickBooks',
  'merge-target-unknown': 'Merged away in QuickBooks',
  'merge-target-linked': 'Merged with another linked record in QuickBooks',
  'name-missing': 'It has no name',
  'mapping-missing': 'A value that no mapping translates',
  'life-impossible': 'QuickBooks cannot follow',
  'reconnect-needed': 'QuickBooks no longer lets us in',
  'quickbooks-unavailable': 'QuickBooks does not answer',
} as const;
export type ProblemCause = keyof typeof problemCauses;

export interface NewProblem {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly cause: ProblemCause;
  readonly recordKind: string;
  readonly recordId: string | null;
  readonly booksId: string | null;
  readonly recordName: string;
  readonly sentence: string;
  readonly cures: AttentionProblem['cures'];
  readonly detail?: unknown;
}

/** Something that a person must settle. The same problem of the same record stands once, with its latest words. */
export async function openProblem(db: Db, tools: RecordTools, problem: NewProblem): Promise<void> {
  await sql`
    insert into problem (id, workspace_id, connection_id, cause, record_kind, record_id, books_id, record_name, sentence, detail, cures,
      opened_at)
    values (${tools.newId()}, ${problem.workspaceId}, ${problem.connectionId}, ${problem.cause}, ${problem.recordKind},
      ${problem.recordId}, ${problem.booksId}, ${problem.recordName}, ${problem.sentence}, ${jsonOrNull(problem.detail)},
      ${problem.cures}, ${tools.now()})
    on conflict (connection_id, cause, record_kind, coalesce(record_id::text, books_id, '')) where settled_at is null
      do update set sentence = excluded.sentence, detail = excluded.detail, cures = excluded.cures`.execute(db);
  await tools.announce(db, { workspaceId: problem.workspaceId, topic: 'problem' });
}

/** Closes the open problems of a record, because they no longer hold. */
export async function closeProblems(
  db: Db,
  tools: RecordTools,
  {
    recordId,
    how,
    causes,
  }: { readonly recordId: string; readonly how: string; readonly causes?: readonly ProblemCause[] },
): Promise<void> {
  const query = db
    .updateTable('problem')
    .set({ settled_at: tools.now(), settled_by: 'Tieout', settled_how: how })
    .where('record_id', '=', recordId)
    .where('settled_at', 'is', null);
  const closed = await (causes === undefined ? query : query.where('cause', 'in', [...causes]))
    .returning('workspace_id')
    .execute();
  const [first] = closed;
  if (first !== undefined) await tools.announce(db, { workspaceId: first.workspace_id, topic: 'problem' });
}
