import type { JournalStep } from '@tieout/api';
import { jsonOrNull } from '../../../store/json-column.ts';
import type { Db } from '../../../store/store.ts';
import type { RecordTools } from '../../../records/record-tools.ts';

/** A step that was carried out here, or refused, for the journal. */
export interface NotedStep {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly runId: string;
  readonly kind: string;
  readonly action: string;
  readonly recordId: string | null;
  readonly booksId: string | null;
  readonly name: string;
  readonly sentence: string;
  readonly outcome?: JournalStep['outcome'];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** Writes one row of the journal, in the transaction of what it tells. */
export async function noteStep(db: Db, tools: Pick<RecordTools, 'now'>, step: NotedStep): Promise<void> {
  await db
    .insertInto('journal')
    .values({
      run_id: step.runId,
      workspace_id: step.workspaceId,
      connection_id: step.connectionId,
      at: tools.now(),
      action: step.action,
      side: 'here',
      record_kind: step.kind,
      record_id: step.recordId,
      books_id: step.booksId,
      name: step.name,
      outcome: step.outcome ?? 'done',
      sentence: step.sentence,
      before: jsonOrNull(step.before),
      after: jsonOrNull(step.after),
    })
    .execute();
}
