import { verdictGroup, verdictSentence, type Decision, type Pair } from '@tieout/sync';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { decideChanged } from '../decide/decide-changed.ts';
import { findNewcomers } from '../decide/find-newcomers.ts';
import type { PlannedList } from '../decide/plan-categories.ts';
import { readRules } from '../rules/effective-rules.ts';
import { keepInOutbox } from '../sync/outbox.ts';
import { sentenceWords } from '../sync/sentence-words.ts';
import { settleVerdict } from '../sync/settle-verdict.ts';
import { createInOrder } from './create-in-order.ts';
import { createFollower, type Follower, type RuledFollowing } from './follower.ts';
import { findKeptApart } from './find-kept-apart.ts';
import { booksName, type LiveRun } from './live-run.ts';
import { noteStep } from './note-step.ts';

export interface ListFollowing {
  readonly connection: {
    readonly id: string;
    readonly workspaceId: string;
    readonly currency: string;
  };
  readonly run: LiveRun;
  readonly list: PlannedList;
  /** All that were looked at: what the mirror knew before may not have been decided about yet. */
  readonly booksIds: readonly string[];
  /** Those that brought something new: only about these anything is said when nothing is done. */
  readonly changed: ReadonlySet<string>;
}

/** A pair with what was decided about it. */
export interface Decided {
  readonly pair: Pair;
  readonly decision: Decision;
}

/**
 * Decides about customers or items that were looked at in QuickBooks, and does here what the rules of the connection say: in the
 * transaction that brought them into the mirror, with journal, links and problems. What writes to QuickBooks as well waits in the outbox
 * for the push, which decides again: no call is made inside a transaction.
 */
export async function followList(tx: Tx, tools: BooksTools, list: ListFollowing): Promise<void> {
  const following = { ...list, rules: await readRules(tx, list.connection.id) };
  const follower = createFollower(tx, tools, following);
  const first = await decideOurs(tx, following);
  // A survivor that nobody linked takes over the record of the absorbed one, before it could be made here a second time.
  await carryOutAll(tx, tools, { following, follower, decided: first.filter(isMerge) });
  const creations = first.filter(isCreation);
  if (creations.length > 0) await createNew(tx, tools, { following, creations });
  // What was made just now may be the parent of something else.
  const isChanged = creations.length > 0 || first.some(isMerge);
  const second = isChanged ? await decideOurs(tx, following) : first;
  const decided = second.filter(one => !isCreation(one) && !isMerge(one));
  await carryOutAll(tx, tools, { following, follower, decided });
}

const isMerge = ({ decision }: Decided): boolean => decision.verdict.code === 'followed-merge';

const isCreation = ({ decision }: Decided): boolean =>
  decision.steps.some(step => step.kind === 'create' && step.side === 'workspace');

async function decideOurs(tx: Tx, following: RuledFollowing): Promise<readonly Decided[]> {
  const { connection, list, booksIds, rules } = following;
  if (booksIds.length === 0) return [];
  const { decided } = await decideChanged(tx, { connection, list, booksIds, rules });
  return whatConcernsUs(tx, following, decided);
}

/** What is linked, what was deleted here, and what is new in QuickBooks since people import from there; never what a person parted. */
async function whatConcernsUs(
  tx: Tx,
  { connection, list }: ListFollowing,
  decided: readonly Decided[],
): Promise<readonly Decided[]> {
  const isKnown = ({ pair }: Decided): boolean => pair.link !== null || pair.tombstone !== null;
  const unlinked = decided.filter(({ pair }) => pair.link === null);
  const apart = await findKeptApart(tx, { connectionId: connection.id, kind: list.kind, pairs: unlinked });
  const ours = decided.filter(one => one.pair.link !== null || !apart.has(one.pair.books?.id ?? ''));
  const strangers = ours.flatMap(one => (isKnown(one) || one.pair.books === null ? [] : [one.pair.books]));
  const welcome = await findNewcomers(tx, { connectionId: connection.id, list, strangers });
  return ours.filter(one => isKnown(one) || welcome.has(one.pair.books?.id ?? ''));
}

interface Carrying {
  readonly following: ListFollowing;
  readonly follower: Follower;
  readonly decided: readonly Decided[];
}

async function carryOutAll(tx: Tx, tools: BooksTools, { following, follower, decided }: Carrying): Promise<void> {
  const remote = decided.filter(isRemote);
  for (const { decision } of remote) await leaveToPush(tx, tools, { following, decision });
  const local = decided.filter(one => !isRemote(one));
  const verdicts = await follower.carryOut(local.map(({ decision }) => decision));
  for (const [at, { decision }] of local.entries()) {
    const settled = { ...decision, verdict: verdicts[at] ?? decision.verdict };
    await settleVerdict(tx, tools, {
      settled: { connection: following.connection, key: settled.key, name: settled.name, verdict: settled.verdict },
      isOutward: false,
    });
    await noteVerdict(tx, tools, { following, decision: settled });
  }
}

/** What writes there, or has to look there first, is done by whoever may ask QuickBooks: not in the middle of a transaction. */
const isRemote = ({ decision: { steps, doubts = [] } }: Decided): boolean =>
  steps.some(step => 'side' in step && step.side === 'books') || (steps.length > 0 && doubts.length > 0);

async function leaveToPush(
  tx: Tx,
  tools: BooksTools,
  { following, decision }: { readonly following: ListFollowing; readonly decision: Decision },
): Promise<void> {
  const { connection, list } = following;
  const recordId = decision.key.workspaceId;
  if (recordId === null) return;
  const { id: connectionId, workspaceId } = connection;
  const { kind } = list;
  await keepInOutbox(tx, { connectionId, workspaceId, kind, recordId, by: 'Tieout', at: tools.now() });
  await tx.updateTable(list.table).set({ mark: 'waiting-out' }).where('id', '=', recordId).execute();
  await tools.announce(tx, { workspaceId, topic: kind, id: recordId });
}

/** Told by the steps themselves, or nothing that anybody would ask about. */
const silent: ReadonlySet<Decision['verdict']['code']> = new Set<Decision['verdict']['code']>([
  'unchanged',
  'updated',
  'linked',
  'removed',
  'restored',
  'created',
  'followed-merge',
  'kind-off',
  'inactive-there',
]);

/** Why a change was not brought here stands in the journal too: verdicts are never silent (design/sync.md). */
async function noteVerdict(
  tx: Tx,
  tools: BooksTools,
  { following, decision }: { readonly following: ListFollowing; readonly decision: Decision },
): Promise<void> {
  const { connection, run, list, changed } = following;
  const { verdict, key, name } = decision;
  if (silent.has(verdict.code) || !changed.has(key.booksId ?? '')) return;
  await noteStep(tx, tools, {
    workspaceId: connection.workspaceId,
    connectionId: connection.id,
    runId: await run.open(tx),
    kind: list.kind,
    action: 'skip',
    recordId: key.workspaceId,
    booksId: key.booksId,
    name,
    outcome: verdictGroup(verdict) === 'done' ? 'done' : 'refused',
    sentence: verdictSentence(verdict, sentenceWords),
  });
}

interface Creations {
  readonly following: ListFollowing;
  readonly creations: readonly Decided[];
}

async function createNew(tx: Tx, tools: BooksTools, { following, creations }: Creations): Promise<void> {
  const { connection, run, list } = following;
  const { workspaceId } = connection;
  const context = {
    workspaceId,
    connectionId: connection.id,
    runId: await run.open(tx),
    currency: connection.currency,
    startedBy: booksName,
  };
  const nodes = creations.map(({ pair }) => ({ booksId: pair.books?.id ?? '', parentId: parentOf(pair) }));
  await createInOrder(tx, tools, { context, kind: list.kind, nodes });
  await tools.announce(tx, { workspaceId, topic: list.kind });
  await tools.announce(tx, { workspaceId, topic: 'home' });
}

const parentOf = ({ books }: Pair): string | null => {
  const parent = books?.fields['parent'];
  return typeof parent === 'string' ? parent : null;
};
