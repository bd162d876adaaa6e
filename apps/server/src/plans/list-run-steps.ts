import { sql } from 'kysely';
import type { JournalStep } from '@tieout/api';
import type { Fields } from '@tieout/sync';
import { listPage, type ListedPage } from '../records/list-page.ts';
import type { RecordKey } from '../records/record-key.ts';
import { journalId } from '../records/timeline.ts';
import type { Db } from '../store/store.ts';
import { currencyOfRecord, placeInRow } from './currency-of-record.ts';
import { readRun } from './run-answer.ts';
import { shownChanges } from './shown-change.ts';

interface Row {
  readonly step_id: string;
  readonly at: Date;
  readonly action: string;
  readonly side: JournalStep['side'];
  readonly record_kind: string;
  readonly record_id: string | null;
  readonly name: string;
  readonly outcome: JournalStep['outcome'];
  readonly sentence: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
  readonly currency: string;
}

/** The journal of a run, in the order in which things were done. */
export async function listRunSteps(
  db: Db,
  key: RecordKey,
  page: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<ListedPage<JournalStep>> {
  await readRun(db, key);
  const found = await listPage<Row>(db, {
    from: sql`(select j.*, ${journalId} as step_id from journal j where j.run_id = ${key.id}) r`,
    where: sql`true`,
    sorting: { key: sql`r.id`, type: 'bigint', isDescending: false },
    columns: sql`r.step_id, r.at, r.action, r.side, r.record_kind, r.record_id, r.name, r.outcome, r.sentence, r.before, r.after,
      ${currencyOfRecord(placeInRow)} as currency`,
    page,
  });
  return { ...found, rows: found.rows.map(stepOf) };
}

function stepOf(row: Row): JournalStep {
  return {
    id: row.step_id,
    at: row.at.toISOString(),
    action: row.action,
    side: row.side,
    recordKind: row.record_kind,
    recordId: row.record_id,
    name: row.name,
    outcome: row.outcome,
    sentence: row.sentence,
    changes: [...shownChanges(row.before, row.after)],
    currency: row.currency,
  };
}
