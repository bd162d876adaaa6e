import { carryOut, type Decision, type Plan, type RecordKind, type RunReport, type Verdict } from '@tieout/sync';
import { createLiveRun, type LiveRun } from '../act/live-run.ts';
import type { BooksTools } from '../books-tools.ts';
import { addUnlinkedParents } from './add-parents.ts';
import { decideOutgoing } from './decide-outgoing.ts';
import { readOutbox, type OutboxEntry } from './outbox.ts';
import type { PushedConnection } from './pushed-connection.ts';
import { createPushedNames, type PushedNames } from './pushed-names.ts';
import { resumeLost } from './resume-lost.ts';
import { roomsToLookIn } from './rooms/create-sync-store.ts';
import { settleOutgoing, type OutgoingEnd } from './settle-outgoing.ts';
import { createSyncSession, type SyncSession } from './sync-session.ts';

/** Records that are decided about at once. Ten batches; what comes next waits no longer than these take. */
const entriesAtOnce = 300;

export interface Pushing {
  readonly connection: PushedConnection;
  readonly signal: AbortSignal;
}

/**
 * Sends what waits in the outbox of a connection: looks at both sides, decides by its rules, carries out, and closes the waiting. Writes
 * whose answers were lost are found out about before anything else. @throws QuickBooksFault when QuickBooks cannot be reached: what waits
 * goes on waiting
 */
export async function pushChanges(tools: BooksTools, { connection, signal }: Pushing): Promise<void> {
  await resumeLost(tools, { connection, signal });
  const seen: string[] = [];
  for (;;) {
    signal.throwIfAborted();
    const entries = await readWaiting(tools, connection.id, seen);
    if (entries.length === 0) return;
    const isFirst = seen.length === 0;
    seen.push(...entries.map(({ recordId }) => recordId));
    for (const isOrdered of [true, false]) {
      const some = entries.filter(entry => entry.isOrdered === isOrdered);
      const isResumed = isFirst && (isOrdered || some.length === entries.length);
      if (some.length > 0) await pushSome(tools, { connection, entries: some, isOrdered, isResumed, signal });
    }
  }
}

/** What waits, with the records above it that must go out first. */
async function readWaiting(
  tools: BooksTools,
  connectionId: string,
  after: readonly string[],
): Promise<readonly OutboxEntry[]> {
  const entries = await readOutbox(tools.db, connectionId, { limit: entriesAtOnce, after });
  if (!entries.some(({ hasParent }) => hasParent)) return entries;
  await tools.db.transaction().execute(tx => addUnlinkedParents(tx, connectionId, tools.now()));
  return readOutbox(tools.db, connectionId, { limit: entriesAtOnce, after });
}

interface Some {
  readonly connection: PushedConnection;
  readonly entries: readonly OutboxEntry[];
  readonly isOrdered: boolean;
  /** Nothing was sent since lost answers were found out about. */
  readonly isResumed: boolean;
  readonly signal: AbortSignal;
}

/** A name that QuickBooks refuses is looked up, and its records are decided about once more. */
async function pushSome(tools: BooksTools, some: Some): Promise<void> {
  const { connection } = some;
  const by = namesOf(some.entries);
  const names = createPushedNames(tools, connection);
  const session = await createSyncSession(tools, { ...some, by, namesOf: names.registerOf, isRepeatable: true });
  const run = createLiveRun(tools, { connection, kind: 'sync', title: 'Changes made here', by, isRepeatable: true });
  const round = { ...some, session, run, names };
  const first = await decideAndCarryOut(tools, round);
  const refused = first.filter(isNameRefused);
  const settled = first.filter(end => !isNameRefused(end));
  const second = refused.length === 0 ? [] : await goOnWithNames(tools, round, refused);
  await settleOutgoing(tools, { connection, run, ends: [...settled, ...second] });
  const fault = session.lastFault();
  if (fault !== undefined && [...first, ...second].some(isUnsent)) throw fault;
}

const namesOf = (entries: readonly OutboxEntry[]): string => {
  const names = new Set(entries.map(({ changedBy }) => changedBy));
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : 'Tieout';
};

const isUnsent = ({ verdict }: OutgoingEnd): boolean =>
  verdict.code === 'connection-down' || verdict.code === 'outcome-unknown';

const isNameRefused = ({ verdict }: OutgoingEnd): boolean =>
  verdict.code === 'refused' && verdict.side === 'books' && verdict.cause === 'duplicate-name';

interface Round extends Some {
  readonly session: SyncSession;
  readonly run: LiveRun;
  readonly names: PushedNames;
}

async function goOnWithNames(tools: BooksTools, round: Round, refused: readonly OutgoingEnd[]) {
  await round.names.lookUp(refused);
  const renamed = refused.filter(({ key }) => key.booksId !== null).map(end => round.names.explain(end));
  const entries = refused.filter(({ key }) => key.booksId === null).map(({ entry }) => entry);
  if (entries.length === 0) return renamed;
  const again = await decideAndCarryOut(tools, { ...round, entries, isResumed: false });
  return [...renamed, ...again.map(end => (isNameRefused(end) ? round.names.explain(end) : end))];
}

async function decideAndCarryOut(tools: BooksTools, round: Round): Promise<readonly OutgoingEnd[]> {
  const { session, entries, run, isOrdered, isResumed } = round;
  const rulesOf = session.rulesFor(isOrdered);
  await round.names.read(entries, session.context.mappingOf);
  const { company } = session.connection;
  const rooms = roomsToLookIn(tools.db, tools, session.context);
  const plan = await decideOutgoing(tools.db, { company, rooms, entries, rulesOf });
  const report = await carryOutPlan(tools, { session, run, plan, rulesOf, isResumed });
  return endsOf(round, plan, report);
}

interface Carrying {
  readonly session: SyncSession;
  readonly run: LiveRun;
  readonly plan: Plan;
  readonly rulesOf: ReturnType<SyncSession['rulesFor']>;
  readonly isResumed: boolean;
}

async function carryOutPlan(tools: BooksTools, { session, run, plan, rulesOf, isResumed }: Carrying) {
  const runId = plan.stepCount === 0 ? '' : await run.open(tools.db);
  return carryOut(plan, { ...session.environment, rulesOf, runId, mode: 'sync', isResumed });
}

/** One end for each that waited: what was told last about it, else what was decided. */
function endsOf({ entries }: Round, plan: Plan, { told, ended }: RunReport): readonly OutgoingEnd[] {
  const last = new Map(told.map(({ key, verdict }) => [idOf(key), verdict]));
  const decisions = new Map(plan.decisions.map(decision => [idOf(decision.key), decision]));
  return entries.flatMap(entry => {
    const id = idOf({ kind: entry.kind, workspaceId: entry.recordId });
    const decision = decisions.get(id);
    if (decision === undefined) return [];
    return [{ entry, key: decision.key, name: decision.name, verdict: last.get(id) ?? untold(decision, ended) }];
  });
}

/** Without steps nothing is told; with steps and nothing told, the run ended before its turn. */
function untold({ steps, verdict }: Decision, ended: RunReport['ended']): Verdict {
  if (steps.length === 0) return verdict;
  return ended === 'down' || ended === 'unknown' ? { code: 'connection-down' } : { code: 'keeps-changing' };
}

const idOf = ({ kind, workspaceId }: { readonly kind: RecordKind; readonly workspaceId: string | null }): string =>
  `${kind}:${workspaceId ?? ''}`;
