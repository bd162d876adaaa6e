import { instant } from '@tieout/domain';
import { pairText, type Journal, type JournalEntry, type JournalIntent, type JournalOutcome } from '@tieout/sync';
import type { Selectable } from 'kysely';
import type { SyncEntryRow } from '../../../../store/sync-tables.ts';
import { jsonOrNull } from '../../../../store/json-column.ts';
import { noteEntry } from './note-entry.ts';
import type { RoomContext } from './room-context.ts';

/** The journal of one connection; what people read is written along with each outcome. */
export const journalRoom = (context: RoomContext): Journal => ({
  intend: intents => intend(context, intents),
  settle: (entryId, outcome) => settle(context, entryId, outcome),
  unsettled: async () => {
    const rows = await entries(context)
      .where('remote', 'is not', null)
      .where('outcome', 'is', null)
      .orderBy('begun_at')
      .orderBy('sequence')
      .execute();
    return rows.map(entryOf);
  },
  generationOf: async key => {
    const rows = await context.tx
      .selectFrom('sync_entry')
      .select(['record_id', 'books_id'])
      .where('connection_id', '=', context.company.connectionId)
      .where('kind', '=', key.kind)
      .where('record_id', 'is not distinct from', key.workspaceId)
      .where('remote', 'is not', null)
      .execute();
    const wanted = pairText(key);
    return rows.filter(
      row => pairText({ kind: key.kind, workspaceId: row.record_id, booksId: row.books_id }) === wanted,
    ).length;
  },
  ofRun: async runId =>
    (await entries(context).where('run_id', '=', runId).orderBy('begun_at').orderBy('sequence').execute()).map(entryOf),
});

const entries = ({ tx, company }: RoomContext) =>
  tx.selectFrom('sync_entry').selectAll().where('connection_id', '=', company.connectionId);

async function intend({ tx, company }: RoomContext, intents: readonly JournalIntent[]): Promise<void> {
  if (intents.length === 0) return;
  await tx
    .insertInto('sync_entry')
    .values(
      intents.map(intent => ({
        id: intent.id,
        run_id: intent.runId,
        workspace_id: company.workspaceId,
        connection_id: company.connectionId,
        sequence: intent.sequence,
        kind: intent.key.kind,
        record_id: intent.key.workspaceId,
        books_id: intent.key.booksId,
        name: intent.name,
        mode: intent.mode,
        verdict: JSON.stringify(intent.verdict),
        steps: JSON.stringify(intent.steps),
        before: JSON.stringify(intent.before),
        remote: jsonOrNull(intent.remote),
        begun_at: new Date(intent.at),
      })),
    )
    .execute();
}

async function settle(context: RoomContext, entryId: string, { verdict, after, at }: JournalOutcome): Promise<void> {
  const row = await context.tx
    .updateTable('sync_entry')
    .set({ outcome: JSON.stringify({ verdict, after }), settled_at: new Date(at) })
    .where('id', '=', entryId)
    .where('outcome', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (row === undefined) throw new Error(`Entry ${entryId} of the journal is not open: it cannot be closed twice.`);
  await noteEntry(context, entryOf(row), verdict);
}

const entryOf = (row: Selectable<SyncEntryRow>): JournalEntry => ({
  id: row.id,
  runId: row.run_id,
  sequence: row.sequence,
  key: { kind: row.kind, workspaceId: row.record_id, booksId: row.books_id },
  name: row.name,
  verdict: row.verdict,
  steps: row.steps,
  mode: row.mode,
  remote: row.remote,
  before: row.before,
  at: instant(row.begun_at.toISOString()),
  outcome:
    row.outcome === null || row.settled_at === null
      ? null
      : { ...row.outcome, at: instant(row.settled_at.toISOString()) },
});
