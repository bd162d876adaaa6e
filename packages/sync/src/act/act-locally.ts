import { decidePair } from '../decide/decide-pair.ts';
import type { Decision } from '../plan/decision.ts';
import type { JournalIntent } from '../ports/journal.ts';
import type { SyncRooms } from '../ports/sync-store.ts';
import { applySteps } from './apply-steps.ts';
import { readPair, readPairState } from './read-pair.ts';
import { indexPair } from './index-pair.ts';
import { RollBack } from './roll-back.ts';
import type { Run, Task } from './run.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { verdictGroup } from '../verdict/verdict-group.ts';

/** What became of a decision that writes nothing to the books. `again` must be decided by whoever called. */
export type LocalResult =
  { readonly kind: 'told'; readonly verdict: Verdict } | { readonly kind: 'again'; readonly decision: Decision };

/** Most local decisions that share a commit: an import of thousands would otherwise wait for the disk thousands of times. */
export const localBatchMax = 100;

/**
 * Carries several local decisions out in one transaction. When one of them cannot go through, nothing of the
 * transaction stays, and each is done by itself: the odd one out takes no other with it.
 */
export async function actTogether(run: Run, tasks: readonly Task[]): Promise<readonly LocalResult[]> {
  try {
    return await run.store.transaction(async rooms => {
      const results: LocalResult[] = [];
      for (const task of tasks) results.push(await actIn(rooms, run, task));
      return results;
    });
  } catch (fault) {
    if (!(fault instanceof RollBack)) throw fault;
  }
  const results: LocalResult[] = [];
  for (const task of tasks) results.push(await actLocally(run, task));
  return results;
}

/**
 * Does one local decision in one transaction: intent, writes, outcome. Stale: the pair is read and decided
 * afresh, and the fresh decision is the caller's to place.
 */
async function actLocally(run: Run, task: Task): Promise<LocalResult> {
  const result = await actAlone(run, task);
  if (result.kind !== 'stale') return result;
  // In a transaction of its own: the failed one still shows the half of the decision that went through.
  return run.store.transaction(rooms => decideAgain(rooms, run, task.decision));
}

/** Why a transaction was rolled back. */
type Failed = Extract<LocalResult, { readonly kind: 'told' }> | { readonly kind: 'stale' };

async function actAlone(run: Run, task: Task): Promise<LocalResult | Failed> {
  try {
    return await run.store.transaction(rooms => actIn(rooms, run, task));
  } catch (fault) {
    if (fault instanceof RollBack) return fault.value as Failed;
    throw fault;
  }
}

async function actIn(rooms: SyncRooms, run: Run, task: Task): Promise<LocalResult> {
  const { decision } = task;
  const before = await readPairState(rooms, decision.key);
  const outcome = await applySteps(rooms, run, decision);
  if (outcome.kind === 'failed') throw new RollBack<Failed>({ kind: 'told', verdict: outcome.verdict });
  if (outcome.kind === 'stale') throw new RollBack<Failed>({ kind: 'stale' });
  const intent = localIntent(run, task, before);
  await rooms.journal.intend([intent]);
  const after = await readPairState(rooms, decision.key);
  await rooms.journal.settle(intent.id, { verdict: decision.verdict, after, at: run.now() });
  if (verdictGroup(decision.verdict) === 'done') await rooms.answers.clear(decision.key);
  return { kind: 'told', verdict: decision.verdict };
}

/** An undo is not decided again: what moved on meanwhile stays. */
export async function decideAgain(rooms: SyncRooms, run: Run, decision: Decision): Promise<LocalResult> {
  if (run.mode === 'undo') {
    return { kind: 'told', verdict: { code: 'undo-moved-on', side: 'workspace', fields: [] } };
  }
  const pair = await readPair(rooms, decision);
  const rules = run.rulesOf(decision.key.kind);
  return {
    kind: 'again',
    decision: decidePair(pair, { ...rules, links: await indexPair(rooms, pair, rules.mapping) }),
  };
}

const localIntent = (run: Run, { decision, sequence }: Task, before: JournalIntent['before']): JournalIntent => ({
  id: run.newId(),
  runId: run.runId,
  sequence,
  key: decision.key,
  name: decision.name,
  verdict: decision.verdict,
  steps: decision.steps,
  mode: run.mode,
  remote: null,
  before,
  at: run.now(),
});
