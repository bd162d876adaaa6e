import { sql } from 'kysely';
import { telling, type Announce, type Announcement } from '../../../events/announce.ts';
import type { Db } from '../../../store/store.ts';
import { withoutWaiting } from '../../../store/without-waiting.ts';
import type { BooksTools } from '../books-tools.ts';

/** A run that is written down when the first thing is done in it: looking alone leaves no trace among what was carried out. */
export interface LiveRun {
  /** Its id; begins it when it was not begun yet, in the transaction that is given. */
  readonly open: (db: Db) => Promise<string>;
  /** Keeps what is announced until the run is closed: for whoever closes it in the same transaction. */
  readonly announce: Announce;
  /** Counts what was done so far, and tells of it together with what else is to be told. A run that was never begun is not counted. */
  readonly close: (db: Db, told?: readonly Announcement[]) => Promise<void>;
}

export interface LiveRunOptions {
  readonly connection: { readonly id: string; readonly workspaceId: string; readonly realmId: string };
  readonly kind: 'sync' | 'sweep';
  readonly title: string;
  /** Whose changes these are; QuickBooks' when absent. */
  readonly by?: string;
  /** Whether a job does it, whose work is done again when the database loses it: what begins and closes the run does not wait for the disk. */
  readonly isRepeatable?: boolean;
}

/** Who stands on the timelines of what arrives from there. */
export const booksName = 'QuickBooks';

/**
 * Makes one for a round of following. It is written as finished: each transaction of a round is complete in itself, and a crash between
 * two leaves nothing running.
 */
export function createLiveRun(tools: BooksTools, options: LiveRunOptions): LiveRun {
  const { connection, kind, title, by = booksName, isRepeatable = false } = options;
  const startedAt = tools.now();
  let id: string | undefined;
  let untold: readonly Announcement[] = [];
  const open = async (db: Db): Promise<string> => {
    if (id !== undefined) return id;
    id = tools.newId();
    await db
      .insertInto('run')
      .values({
        id,
        workspace_id: connection.workspaceId,
        connection_id: connection.id,
        kind,
        state: 'finished',
        title,
        started_by: by,
        started_at: startedAt,
        progress_sentence: 'Done',
      })
      .returning(isRepeatable ? withoutWaiting.as('waits') : 'id')
      .execute();
    return id;
  };
  const last = (told: readonly Announcement[]) => telling(told, isRepeatable ? withoutWaiting : undefined);
  const close = async (db: Db, told: readonly Announcement[] = []): Promise<void> => {
    const all = [...untold, ...told];
    untold = [];
    if (id === undefined) {
      if (all.length > 0) await sql`${last(all)}`.execute(db);
      return;
    }
    const calls = tools.calls.takeSpent();
    await sql`
      with closed as (
        update run set finished_at = ${tools.now()}, calls_total = calls_total + ${calls.total},
          calls_metered = calls_metered + ${calls.metered},
          counts = c.counts, progress_done = c.done, progress_total = c.done
        from (
          select coalesce(jsonb_object_agg(action, n), '{}') as counts, coalesce(sum(n), 0) as done
          from (select action, count(*) as n from journal where run_id = ${id} group by action) j
        ) c where id = ${id}
      )
      ${last([...all, { workspaceId: connection.workspaceId, topic: 'run', id }])}`.execute(db);
  };
  const announce: Announce = (_, announced) => {
    untold = [...untold, announced].flat();
    return Promise.resolve();
  };
  return { open, announce, close };
}
