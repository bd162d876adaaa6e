import { resume } from '@tieout/sync';
import { sql } from 'kysely';
import type { Db } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { PushedConnection } from './pushed-connection.ts';
import { createSyncSession } from './sync-session.ts';

export interface Resuming {
  readonly connection: PushedConnection;
  readonly signal: AbortSignal;
}

/**
 * Finds out what became of writes whose answers were lost, by a crash or on the way: each is sent again under its old request id. Until
 * then a record that was made by one of them would look like a stranger. @throws QuickBooksFault when QuickBooks cannot be asked now
 */
export async function resumeLost(tools: BooksTools, { connection, signal }: Resuming): Promise<void> {
  if (!connection.hasLostAnswers) return;
  const runIds = await runsWithLostAnswers(tools.db, connection.id);
  const session = await createSyncSession(tools, { connection, by: 'Tieout', signal });
  const run = { ...session.environment, rulesOf: session.rulesFor(false), runId: '', mode: 'sync' } as const;
  const ended = await resume(run);
  await countSteps(tools.db, runIds);
  if (ended === 'answered') return;
  throw session.lastFault() ?? new Error('QuickBooks did not answer a write that was sent again.');
}

async function runsWithLostAnswers(db: Db, connectionId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('sync_entry')
    .select('run_id')
    .distinct()
    .where('connection_id', '=', connectionId)
    .where('outcome', 'is', null)
    .where('remote', 'is not', null)
    .execute();
  return rows.map(row => row.run_id);
}

/** Runs that were cut off learn what was done in them after all. */
async function countSteps(db: Db, runIds: readonly string[]): Promise<void> {
  await sql`
    update run r set counts = c.counts, progress_done = c.done, progress_total = c.done, finished_at = coalesce(r.finished_at, now())
    from (
      select run_id, jsonb_object_agg(action, n) as counts, sum(n) as done
      from (select run_id, action, count(*) as n from journal where run_id = any(${runIds}::uuid[]) group by run_id, action) j
      group by run_id
    ) c where c.run_id = r.id`.execute(db);
}
