import { instant } from '@tieout/domain';
import {
  arrangePlan,
  carryOut,
  noNamesInBooks,
  type BooksWriter,
  type Decision,
  type SyncStore,
  type Verdict,
} from '@tieout/sync';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { ConnectionRules } from '../rules/effective-rules.ts';
import { createSyncStoreIn } from '../sync/rooms/create-sync-store.ts';
import type { SyncContext } from '../sync/rooms/room-context.ts';
import type { ListFollowing } from './follow-list.ts';
import { booksName } from './live-run.ts';
import { takeFigures } from './take-figures.ts';

/** What is followed, with the rules of its connection. */
export interface RuledFollowing extends ListFollowing {
  readonly rules: ConnectionRules;
}

/** Carries out here what QuickBooks' changes lead to, in the transaction that brought them. */
export interface Follower {
  /** Answers with what became of each decision, in their order. None may write to QuickBooks. */
  readonly carryOut: (decisions: readonly Decision[]) => Promise<readonly Verdict[]>;
}

export function createFollower(tx: Tx, tools: BooksTools, following: RuledFollowing): Follower {
  const { connection, rules } = following;
  const context: SyncContext = {
    company: {
      connectionId: connection.id,
      workspaceId: connection.workspaceId,
      currency: connection.currency,
      incomeAccount: null,
    },
    by: booksName,
    mappingOf: kind => rules.mappings[kind],
    fresh: new Map(),
    own: new Map(),
    begun: new Map(),
  };
  const store = createSyncStoreIn(tx, tools, context);
  return {
    carryOut: async decisions => {
      const loud: Decision[] = [];
      for (const decision of decisions) {
        if (await takeQuietly(tx, tools, { following, store, decision })) continue;
        if (decision.steps.length > 0) loud.push(decision);
      }
      const told = await carryOutLoud(tx, tools, { following, store, decisions: loud });
      return decisions.map(decision => told.get(idOf(decision)) ?? decision.verdict);
    },
  };
}

const idOf = ({ key }: Pick<Decision, 'key'>): string => key.booksId ?? key.workspaceId ?? '';

interface Quiet {
  readonly following: ListFollowing;
  readonly store: SyncStore;
  readonly decision: Decision;
}

/** What nobody did leaves no trace in the journal: figures that only QuickBooks computes, and bases that learn of them. */
async function takeQuietly(tx: Tx, tools: BooksTools, { following, store, decision }: Quiet): Promise<boolean> {
  if (decision.steps.length === 0) return true;
  const { connection, list } = following;
  const isFigures = await takeFigures(tx, { kind: list.kind, decision });
  const isBase = decision.verdict.code !== 'followed-merge' && decision.steps.every(step => step.kind === 'rebase');
  if (!isFigures && !isBase) return false;
  await store.transaction(async rooms => {
    for (const step of decision.steps) {
      if (step.kind !== 'rebase') continue;
      const { workspaceId, booksId, base, lineIds } = step;
      await rooms.links.save({ kind: list.kind, workspaceId, booksId, base, lineIds });
    }
  });
  const { workspaceId } = connection;
  if (isFigures) {
    const id = decision.key.workspaceId;
    await tools.announce(tx, { workspaceId, topic: list.kind, ...(id !== null && { id }) });
  }
  return true;
}

interface Loud {
  readonly following: RuledFollowing;
  readonly store: SyncStore;
  readonly decisions: readonly Decision[];
}

async function carryOutLoud(
  tx: Tx,
  tools: BooksTools,
  { following, store, decisions }: Loud,
): Promise<ReadonlyMap<string, Verdict>> {
  const { rules, run } = following;
  if (decisions.length === 0) return new Map();
  const plan = arrangePlan(decisions);
  const { told } = await carryOut(plan, {
    store,
    books: noBooks,
    rulesOf: kind => ({ policy: rules.policies[kind], mapping: rules.mappings[kind], names: noNamesInBooks }),
    now: () => instant(tools.now().toISOString()),
    newId: tools.newId,
    tell: () => undefined,
    isStopped: () => false,
    runId: await run.open(tx),
    mode: 'sync',
    // Whoever opened the transaction found out about lost answers before it.
    isResumed: true,
  });
  const held = plan.decisions.filter(({ steps }) => steps.length === 0);
  return new Map([...held, ...told].map(one => [idOf(one), one.verdict]));
}

/** Whoever follows writes nothing to the books; a decision that came to need it is left to the push. */
const noBooks: BooksWriter = {
  write: () => Promise.resolve({ kind: 'down', message: 'Left to the push.' }),
  refresh: () => Promise.resolve(null),
};
