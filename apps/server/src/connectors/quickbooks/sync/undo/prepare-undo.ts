import { arrangePlan, indexPair, linkIndex, planUndo, undoDecision, type Decision, type SyncRooms } from '@tieout/sync';
import type { BooksTools } from '../../books-tools.ts';
import { countSteps } from '../../decide/prepare-plan.ts';
import { findPushed } from '../pushed-connection.ts';
import { roomsIn } from '../rooms/create-sync-store.ts';
import { createSyncSession, type SyncSession } from '../sync-session.ts';
import { readJournaled, undoableOf, type JournaledRecord } from './journal-pairs.ts';
import { keepUsed } from './keep-used.ts';
import { readLeftDocuments } from './left-documents.ts';
import { writeUndoSteps } from './undo-steps.ts';

/** Records that are read in one transaction while an import is looked through. */
const recordsAtOnce = 200;

/** A record that an undo takes away stays away: the next import does not bring it back (I2G-13). */
const options = { staysAway: true } as const;

/** Decides how a run can be taken back, and makes the plan ready. Doing it again does no harm. */
export async function prepareUndo(tools: BooksTools, planId: string, signal: AbortSignal): Promise<void> {
  const plan = await tools.db
    .selectFrom('plan')
    .select(['workspace_id', 'connection_id', 'undoes_run_id', 'created_by'])
    .where('id', '=', planId)
    .where('state', '=', 'deciding')
    .executeTakeFirst();
  if (plan === undefined || plan.undoes_run_id === null) return;
  const connection = await findPushed(tools.db, plan.connection_id);
  if (connection === undefined) throw new Error('The connection of an undo is not on.');
  const session = await createSyncSession(tools, { connection, by: plan.created_by, signal });
  const decisions = await decideUndo(tools, session, {
    runId: plan.undoes_run_id,
    workspaceId: plan.workspace_id,
    signal,
  });
  await tools.db.transaction().execute(async tx => {
    const taken = await tx
      .updateTable('plan')
      .set({
        state: 'ready',
        progress_sentence: 'Ready',
        progress_done: decisions.length,
        progress_total: decisions.length,
      })
      .where('id', '=', planId)
      .where('state', '=', 'deciding')
      .returning('id')
      .executeTakeFirst();
    if (taken === undefined) return;
    await writeUndoSteps(tx, planId, decisions);
    await countSteps(tx, planId);
    await tools.announce(tx, { workspaceId: plan.workspace_id, topic: 'plan', id: planId });
  });
}

interface UndoneRun {
  readonly runId: string;
  readonly workspaceId: string;
  readonly signal: AbortSignal;
}

async function decideUndo(
  tools: BooksTools,
  session: SyncSession,
  { runId, workspaceId, signal }: UndoneRun,
): Promise<readonly Decision[]> {
  const rulesOf = session.rulesFor(false);
  const inRooms = <Result>(work: (rooms: SyncRooms) => Promise<Result>): Promise<Result> =>
    tools.db
      .transaction()
      .execute(tx => work(roomsIn({ ...session.context, tx, tools, isActing: false, held: new Set() })));
  const engine = await inRooms(rooms => planUndo(rooms, runId, { ...options, rulesOf }));
  const journaled = (await readJournaled(tools.db, runId)).toReversed();
  const decisions: Decision[] = [...engine.decisions];
  for (let at = 0; at < journaled.length; at += recordsAtOnce) {
    signal.throwIfAborted();
    const some = journaled.slice(at, at + recordsAtOnce);
    decisions.push(
      ...(await inRooms(async rooms => {
        const decided: Decision[] = [];
        for (const record of some) decided.push(await decideJournaled(rooms, session, record));
        return decided;
      })),
    );
  }
  const kept = [...(await keepUsed(tools.db, workspaceId, decisions)), ...(await readLeftDocuments(tools.db, runId))];
  // A record without steps was not done by the run in any way that could be put back: it says why.
  return arrangePlan(kept.filter(({ verdict }) => verdict.code !== 'unchanged')).decisions;
}

async function decideJournaled(rooms: SyncRooms, session: SyncSession, record: JournaledRecord): Promise<Decision> {
  const { key, name } = record;
  const undoable = await undoableOf(rooms, record);
  if (undoable === undefined) {
    const verdict = { code: 'undo-moved-on', side: 'workspace', fields: ['the record'] } as const;
    return { key, name, verdict, steps: [], needs: [], ignored: [] };
  }
  const rules = session.rulesFor(false)(key.kind);
  const links =
    undoable.current.workspace === null ? linkIndex([]) : await indexPair(rooms, undoable.current, rules.mapping);
  return undoDecision(undoable, { ...rules, links }, options);
}
