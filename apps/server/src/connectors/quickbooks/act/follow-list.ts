import type { Instant } from '@tieout/domain';
import { linkIndex, verdictGroup, verdictSentence, type Decision, type LinkIndex, type Pair } from '@tieout/sync';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import { decideChanged } from '../decide/decide-changed.ts';
import { findNewcomers } from '../decide/find-newcomers.ts';
import type { PlannedList } from '../decide/plan-categories.ts';
import { carryOutHere } from './carry-out-here.ts';
import { createInOrder } from './create-in-order.ts';
import { booksName, type LiveRun } from './live-run.ts';
import { noteStep } from './note-step.ts';
import { settleVerdict } from './settle-verdict.ts';
import { takeFigures } from './take-figures.ts';

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

interface Decided {
  readonly pair: Pair;
  readonly decision: Decision;
}

interface Context {
  readonly following: ListFollowing;
  readonly links: LinkIndex;
}

/**
 * Decides about customers or items that were looked at in QuickBooks, and does here what the rules of the connection say: in the
 * transaction that brought them into the mirror, with journal, links and problems.
 */
export async function followList(tx: Tx, tools: BooksTools, following: ListFollowing): Promise<void> {
  const first = await decideOurs(tx, following);
  // A survivor that nobody linked takes over the record of the absorbed one, before it could be made here a second time.
  await carryOutAll(tx, tools, { following, decisions: only(first, isMerge) });
  const creations = first.decided.filter(isCreation);
  if (creations.length > 0) await createNew(tx, tools, { following, creations });
  // What was made just now may be the parent of something else.
  const isChanged = creations.length > 0 || first.decided.some(isMerge);
  const second = isChanged ? await decideOurs(tx, following) : first;
  await carryOutAll(tx, tools, { following, decisions: only(second, one => !isCreation(one) && !isMerge(one)) });
}

interface Decisions {
  readonly decided: readonly Decided[];
  readonly links: LinkIndex;
}

const only = ({ decided, links }: Decisions, fits: (one: Decided) => boolean): Decisions => ({
  decided: decided.filter(fits),
  links,
});

const isMerge = ({ decision }: Decided): boolean => decision.verdict.code === 'followed-merge';

async function decideOurs(tx: Tx, following: ListFollowing): Promise<Decisions> {
  const { connection, list, booksIds } = following;
  if (booksIds.length === 0) return { decided: [], links: linkIndex([]) };
  const { decided, links } = await decideChanged(tx, { connection, list, booksIds });
  return { decided: await whatConcernsUs(tx, following, decided), links };
}

interface Carrying {
  readonly following: ListFollowing;
  readonly decisions: Decisions;
}

async function carryOutAll(tx: Tx, tools: BooksTools, { following, decisions }: Carrying): Promise<void> {
  const context = { following, links: decisions.links };
  for (const one of decisions.decided) await carryOut(tx, tools, { context, one });
}

const isCreation = ({ decision }: Decided): boolean => decision.steps.some(step => step.kind === 'create');

/** What is linked, what was deleted here, and what is new in QuickBooks since people import from there. */
async function whatConcernsUs(
  tx: Tx,
  { connection, list }: ListFollowing,
  decided: readonly Decided[],
): Promise<readonly Decided[]> {
  const isKnown = ({ pair }: Decided): boolean => pair.link !== null || pair.tombstone !== null;
  const strangers = decided.flatMap(one => (isKnown(one) || one.pair.books === null ? [] : [one.pair.books]));
  const welcome = await findNewcomers(tx, { connectionId: connection.id, list, strangers });
  return decided.filter(one => isKnown(one) || welcome.has(one.pair.books?.id ?? ''));
}

async function carryOut(
  tx: Tx,
  tools: BooksTools,
  { context, one }: { readonly context: Context; readonly one: Decided },
): Promise<void> {
  const { following } = context;
  const { connection, list } = following;
  const { pair, decision } = one;
  if (decision.steps.length > 0) {
    await carryOutSteps(tx, tools, { context, one });
    const { workspaceId } = connection;
    if (pair.workspace !== null) await tools.announce(tx, { workspaceId, topic: list.kind, id: pair.workspace.id });
  }
  await settleVerdict(tx, tools, { connection, kind: list.kind, pair, decision });
  await noteVerdict(tx, tools, { following, one });
}

async function carryOutSteps(
  tx: Tx,
  tools: BooksTools,
  { context, one }: { readonly context: Context; readonly one: Decided },
): Promise<void> {
  const { connection, run, list } = context.following;
  const { pair, decision } = one;
  const { kind } = list;
  const isFigures = await takeFigures(tx, { kind, decision });
  const steps = isFigures ? decision.steps.filter(step => step.kind === 'rebase') : decision.steps;
  const isNoted = steps.some(step => step.kind !== 'rebase');
  const here = {
    workspaceId: connection.workspaceId,
    connectionId: connection.id,
    runId: isNoted ? await run.open(tx) : '',
    by: booksName,
    links: context.links,
    origin: 'matched',
  } as const;
  await carryOutHere(tx, tools, { context: here, decided: { kind, pair, decision: { ...decision, steps } } });
}

/** Told by the steps themselves, or nothing that anybody would ask about. */
const silent: ReadonlySet<Decision['verdict']['code']> = new Set<Decision['verdict']['code']>([
  'unchanged',
  'updated',
  'linked',
  'removed',
  'restored',
  'created',
  'kind-off',
  'inactive-there',
]);

/** Why a change was not brought here stands in the journal too: verdicts are never silent (design/sync.md). */
async function noteVerdict(
  tx: Tx,
  tools: BooksTools,
  { following, one }: { readonly following: ListFollowing; readonly one: Decided },
): Promise<void> {
  const { connection, run, list, changed } = following;
  const { decision } = one;
  const { verdict, key, name } = decision;
  if (silent.has(verdict.code) || !changed.has(key.booksId ?? '')) return;
  await noteStep(tx, tools, {
    workspaceId: connection.workspaceId,
    connectionId: connection.id,
    runId: await run.open(tx),
    kind: list.kind,
    action: verdict.code === 'followed-merge' ? 'link' : 'skip',
    recordId: key.workspaceId,
    booksId: key.booksId,
    name,
    outcome: verdictGroup(verdict) === 'done' ? 'done' : 'refused',
    sentence: verdictSentence(verdict, { books: booksName, date: dayOf }),
  });
}

const dayOf = (moment: Instant): string => moment.slice(0, 10);

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
