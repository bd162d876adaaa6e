import { sql } from 'kysely';
import { verdictGroup, type PairKey, type Verdict } from '@tieout/sync';
import type { Tx } from '../../../store/store.ts';
import { bringDocumentsOf } from '../act/bring-documents-of.ts';
import type { LiveRun } from '../act/live-run.ts';
import type { BooksTools } from '../books-tools.ts';
import { getSyncKind } from './kinds/sync-kinds.ts';
import { keepInOutbox, type OutboxEntry } from './outbox.ts';
import { settleVerdict } from './settle-verdict.ts';

/** How it ended with a record that waited. */
export interface OutgoingEnd {
  readonly entry: OutboxEntry;
  readonly key: PairKey;
  readonly name: string;
  readonly verdict: Verdict;
}

/** The connection with what became of its records. */
export interface OutgoingEnds {
  readonly connection: { readonly id: string; readonly workspaceId: string };
  /** Closed along with the last of them. */
  readonly run: LiveRun;
  readonly ends: readonly OutgoingEnd[];
}

/**
 * Closes the waiting of records: done or left alone, they wait no longer; what is held goes on waiting and says why; a problem waits for a
 * person, no more for us. One transaction each, which holds the record first, as people's edits do: neither ever waits for the other in a
 * circle.
 */
export async function settleOutgoing(tools: BooksTools, { connection, run, ends }: OutgoingEnds): Promise<void> {
  const { workspaceId, id } = connection;
  for (const end of ends) {
    await tools.db.transaction().execute(async tx => {
      if (await closeWaiting(tx, id, end)) await settleEnd(tx, tools, { connection, end });
      if (end === ends.at(-1)) await run.close(tx, [{ workspaceId, topic: 'connection', id }]);
    });
  }
}

interface Settling extends Pick<OutgoingEnds, 'connection'> {
  readonly end: OutgoingEnd;
}

async function settleEnd(tx: Tx, tools: BooksTools, { connection, end }: Settling): Promise<void> {
  const { entry, key, name, verdict } = end;
  if (verdict.code === 'restored') await lookAgain(tx, tools, { connection, entry });
  await settleVerdict(tx, tools, { settled: { connection, key, name, verdict }, isOutward: true });
  if (isNewlyLinked(end)) await bringDocuments(tx, tools, { connection, recordId: entry.recordId });
}

const isNewlyLinked = ({ entry, key, verdict }: OutgoingEnd): boolean =>
  key.kind === 'customer' && (entry.chosenBooksId !== null || verdict.code === 'linked');

/** Documents of a customer who was not here were left in QuickBooks: they come in however the two came together (U10, U11, U12). */
async function bringDocuments(
  tx: Tx,
  tools: BooksTools,
  { connection, recordId }: { readonly connection: OutgoingEnds['connection']; readonly recordId: string },
): Promise<void> {
  const link = await tx
    .selectFrom('link')
    .select('books_id')
    .where('connection_id', '=', connection.id)
    .where('kind', '=', 'customer')
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  if (link !== undefined) await bringDocumentsOf(tx, tools, { ...connection, customerIds: [link.books_id] });
}

/** A record that lives again on both sides may differ in its fields: what was changed while it was gone is decided about now. */
async function lookAgain(
  tx: Tx,
  tools: BooksTools,
  { connection, entry }: { readonly connection: OutgoingEnds['connection']; readonly entry: OutboxEntry },
): Promise<void> {
  const { kind, recordId, changedBy: by } = entry;
  const { id: connectionId, workspaceId } = connection;
  await keepInOutbox(tx, { connectionId, workspaceId, kind, recordId, by, at: tools.now() });
}

/**
 * Answers false when the record was changed again meanwhile: then it goes on waiting, and this end tells nothing. The count is asked for
 * before the row is looked for: the record is held first.
 */
async function closeWaiting(tx: Tx, connectionId: string, { entry, verdict }: OutgoingEnd): Promise<boolean> {
  const { kind, recordId, generation } = entry;
  const close =
    verdictGroup(verdict) === 'held'
      ? sql`update outbox set held = ${JSON.stringify(verdict)}`
      : sql`delete from outbox`;
  const { rows } = await sql`
    with record as materialized (select 1 from ${sql.table(getSyncKind(kind).table)} where id = ${recordId} for update)
    ${close} where (select count(*) from record) >= 0
      and connection_id = ${connectionId} and kind = ${kind} and record_id = ${recordId} and generation = ${generation}
    returning record_id`.execute(tx);
  return rows.length > 0;
}
