import { sql } from 'kysely';
import type { TieOutRun } from '@tieout/api';
import type { Db } from '../../../store/store.ts';
import type { LiveTools } from '../observe/live/live-tools.ts';
import { readEverything } from '../observe/live/sweep.ts';
import { compareSides } from './compare-sides.ts';
import { findComparedConnection, type ComparedConnection } from './compared-connection.ts';
import { crossCheck } from './cross-check.ts';
import { tieOutSentence } from './tie-out-sentence.ts';

interface Running {
  readonly id: string;
  readonly source: TieOutRun['source'];
  readonly connection: ComparedConnection;
}

/**
 * Carries a comparison out; a killed one starts over. Where the books are read anew, what that finds comes in as with any look at them,
 * and QuickBooks' own report is held against its documents. @throws QuickBooksFault
 */
export async function runTieOut(tools: LiveTools, tieOutId: string, signal: AbortSignal): Promise<void> {
  const running = await findRunning(tools.db, tieOutId);
  if (running === undefined) return;
  if (running.source === 'books') {
    await tellProgress(tools, running, 'Reading QuickBooks');
    await readEverything(tools, { connectionId: running.connection.id, signal });
  }
  await tellProgress(tools, running, 'Comparing both sides');
  const checks = running.source === 'books' ? await crossCheck(tools, running.connection, signal) : [];
  await finish(tools, running, checks);
}

async function findRunning(db: Db, id: string): Promise<Running | undefined> {
  const row = await db
    .selectFrom('tie_out_run')
    .select(['connection_id', 'source'])
    .where('id', '=', id)
    .where('state', '=', 'running')
    .executeTakeFirst();
  const connection = row === undefined ? undefined : await findComparedConnection(db, row.connection_id);
  return row === undefined || connection === undefined ? undefined : { id, source: row.source, connection };
}

async function tellProgress(tools: LiveTools, { id, connection }: Running, sentence: string): Promise<void> {
  await tools.db.updateTable('tie_out_run').set({ progress_sentence: sentence }).where('id', '=', id).execute();
  await tools.announce(tools.db, { workspaceId: connection.workspaceId, topic: 'tie-out', id });
}

async function finish(tools: LiveTools, running: Running, checks: TieOutRun['crossChecks']): Promise<void> {
  const { id, connection } = running;
  // What a killed attempt wrote was never committed, so there is nothing to take away first.
  await tools.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      const fresh = (await findComparedConnection(tx, connection.id)) ?? connection;
      const sums = await compareSides(tx, { tieOutId: id, connection: fresh });
      const { counts } = sums;
      const isEqual = counts.differing + counts.differingCustomers + counts.differingPeriods === 0;
      await tx
        .updateTable('tie_out_run')
        .set({
          state: 'finished',
          is_equal: isEqual,
          sentence: tieOutSentence(sums),
          counts: JSON.stringify(counts),
          lists: JSON.stringify(sums.lists),
          totals: JSON.stringify(sums.totals),
          receivables: JSON.stringify(sums.receivables),
          cross_checks: JSON.stringify(checks),
          progress_done: counts.documents,
          progress_total: counts.documents,
          progress_sentence: 'Finished',
          books_as_of: fresh.booksAsOf,
          finished_at: tools.now(),
        })
        .where('id', '=', id)
        .execute();
      await tools.announce(tx, { workspaceId: connection.workspaceId, topic: 'tie-out', id });
    });
  await thinOut(tools.db, running);
}

/** The newest comparison proves every document; of the older ones only what differed is of interest, and a hundred thousand rows each are not. */
async function thinOut(db: Db, { id, connection }: Running): Promise<void> {
  const older = sql`select o.id from tie_out_run o join tie_out_run n on n.id = ${id}
    where o.connection_id = ${connection.id} and o.started_at < n.started_at and o.keeps_all_rows`;
  await sql`delete from tie_out_document where tie_out_id in (${older}) and verdict in ('ties', 'left-alone')`.execute(
    db,
  );
  await sql`delete from tie_out_customer where tie_out_id in (${older}) and open_here = open_books`.execute(db);
  await sql`delete from tie_out_period where tie_out_id in (${older}) and amount_here = amount_books`.execute(db);
  await sql`update tie_out_run set keeps_all_rows = false where id in (${older})`.execute(db);
}

/** Ends a comparison that cannot be finished, with what happened. */
export async function failTieOut(tools: LiveTools, tieOutId: string, failure: string): Promise<void> {
  const row = await tools.db
    .updateTable('tie_out_run')
    .set({ state: 'failed', failure, sentence: failure, progress_sentence: 'Stopped', finished_at: tools.now() })
    .where('id', '=', tieOutId)
    .where('state', '=', 'running')
    .returning('workspace_id')
    .executeTakeFirst();
  if (row !== undefined)
    await tools.announce(tools.db, { workspaceId: row.workspace_id, topic: 'tie-out', id: tieOutId });
}
