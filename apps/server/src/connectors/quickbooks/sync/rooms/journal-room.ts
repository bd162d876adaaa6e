import { instant } from '@tieout/domain';
import { pairText, type Journal, type JournalEntry, type JournalIntent, type JournalOutcome } from '@tieout/sync';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { SyncEntryRow } from '../../../../store/sync-tables.ts';
import { jsonOrNull } from '../../../../store/json-column.ts';
import { withoutWaiting } from '../../../../store/without-waiting.ts';
import { noting } from './note-entry.ts';
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
    const open = rows.map(entryOf);
    for (const entry of open) context.begun.set(entry.id, entry);
    return open;
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

/**
 * What is sent is written down before, by a transaction that waits for the disk: it closes nothing. What is done here alone is begun and
 * closed in one transaction: it is written once, when it is closed.
 */
async function intend(context: RoomContext, intents: readonly JournalIntent[]): Promise<void> {
  for (const intent of intents) context.begun.set(intent.id, intent);
  const sent = intents.filter(({ remote }) => remote !== null);
  if (sent.length > 0) await sql`${inserting(context, sent)}`.execute(context.tx);
}

/** The statement that writes entries; closed ones with their outcome. */
const inserting = ({ company }: RoomContext, intents: readonly JournalIntent[], outcome?: JournalOutcome) => sql`
  insert into sync_entry (id, run_id, workspace_id, connection_id, sequence, kind, record_id, books_id, name, mode, verdict, steps, before,
    remote, begun_at, outcome, settled_at)
  values ${sql.join(
    intents.map(
      ({ id, runId, sequence, key, name, mode, verdict, steps, before, remote, at }) => sql`(
        ${id}, ${runId}, ${company.workspaceId}, ${company.connectionId}, ${sequence}, ${key.kind}, ${key.workspaceId}, ${key.booksId},
        ${name}, ${mode}, ${JSON.stringify(verdict)}, ${JSON.stringify(steps)}, ${JSON.stringify(before)}, ${jsonOrNull(remote)},
        ${new Date(at)}, ${outcomeText(outcome)}, ${outcome === undefined ? null : new Date(outcome.at)})`,
    ),
  )}`;

const outcomeText = (outcome: JournalOutcome | undefined): string | null =>
  outcome === undefined ? null : JSON.stringify({ verdict: outcome.verdict, after: outcome.after });

/**
 * Closes an entry and writes what people read of it, in one statement. A job does not wait for the disk: an entry that is open again is sent
 * again under its old request id, and answered as before.
 */
async function settle(context: RoomContext, entryId: string, outcome: JournalOutcome): Promise<void> {
  const entry = context.begun.get(entryId) ?? (await findOpen(context, entryId));
  if (entry === undefined) throw closedBefore(entryId);
  const { rows } = await sql`
    with closed as (${entry.remote === null ? inserting(context, [entry], outcome) : closing(entryId, outcome)} returning id)
    ${noting(context, entry, outcome)}
    select id${context.isRepeatable === true ? sql`, ${withoutWaiting}` : sql``} from closed`.execute(context.tx);
  if (rows.length === 0) throw closedBefore(entryId);
  context.begun.delete(entryId);
}

const closing = (entryId: string, outcome: JournalOutcome): RawBuilder<unknown> => sql`
  update sync_entry set outcome = ${outcomeText(outcome)}, settled_at = ${new Date(outcome.at)}
  where id = ${entryId} and outcome is null`;

async function findOpen(context: RoomContext, entryId: string): Promise<JournalEntry | undefined> {
  const row = await entries(context).where('id', '=', entryId).where('outcome', 'is', null).executeTakeFirst();
  return row === undefined ? undefined : entryOf(row);
}

const closedBefore = (entryId: string): Error =>
  new Error(`Entry ${entryId} of the journal is not open: it cannot be closed twice.`);

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
