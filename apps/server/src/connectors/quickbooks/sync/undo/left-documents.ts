import type { Decision, RecordKind } from '@tieout/sync';
import { sql } from 'kysely';
import type { Db } from '../../../../store/store.ts';

/** Documents that a run made, changed or sent: no undo takes them back, and the plan says so of each. */
export async function readLeftDocuments(db: Db, runId: string): Promise<readonly Decision[]> {
  const { rows } = await sql<{
    readonly kind: RecordKind;
    readonly record_id: string;
    readonly books_id: string | null;
    readonly name: string;
    readonly was_mailed: boolean;
  }>`
    select j.record_kind as kind, j.record_id, max(j.books_id) as books_id, max(j.name) as name,
      bool_or(j.action = 'send') as was_mailed
    from journal j
    where j.run_id = ${runId} and j.outcome = 'done' and j.record_id is not null
      and j.record_kind in ('estimate', 'invoice', 'credit-memo', 'payment')
      and not exists (select 1 from sync_entry e where e.run_id = j.run_id and e.record_id = j.record_id)
    group by j.record_kind, j.record_id order by min(j.id)`.execute(db);
  return rows.map(({ kind, record_id: workspaceId, books_id: booksId, name, was_mailed: wasMailed }) => {
    const verdict = { code: 'undo-by-hand', kind, wasMailed } as const;
    return { key: { kind, workspaceId, booksId }, name, verdict, steps: [], needs: [], ignored: [] };
  });
}
