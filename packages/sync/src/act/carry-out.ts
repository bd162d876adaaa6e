import type { Decision } from '../plan/decision.ts';
import type { Plan } from '../plan/plan.ts';
import type { PairKey } from '../plan/step.ts';
import { batchSizeMax } from '../ports/books-writer.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { actTogether, decideAgain, localBatchMax, type LocalResult } from './act-locally.ts';
import { prepare, type Prepared } from './prepare.ts';
import { resume } from './resume.ts';
import type { Run, RunReport, Task, ToldVerdict } from './run.ts';
import { withoutDoubts } from './without-doubts.ts';
import { sendBatch, type BatchResult } from './send-batch.ts';
import type { RemoteEntry } from './settle.ts';
import { isRemote } from './to-command.ts';
import { wavesOf } from './waves.ts';

/** How often one pair is decided again within a run before it is left to the next. */
export const attemptsMax = 3;

type Ending = RunReport['ended'];

/**
 * Carries a plan out: the only writer. Every step is journaled before it is done and settled after; killed at any
 * point, the next run finds out what was done and goes on. Waves run in the plan's order; the writes of a wave
 * travel in batches.
 */
export async function carryOut(plan: Plan, given: Run): Promise<RunReport> {
  const told: ToldVerdict[] = [];
  const run: Run = {
    ...given,
    tell: verdict => {
      told.push(verdict);
      given.tell(verdict);
    },
  };
  const resumed = given.isResumed === true ? 'answered' : await resume(run);
  if (resumed !== 'answered') return { runId: run.runId, ended: resumed, told };
  const settled = told.map(({ key }) => key);
  const ended = await runWaves(run, wavesOf(await decideAfresh(run, plan.decisions, settled)));
  return { runId: run.runId, ended, told };
}

/**
 * What was found out just now moved bases that the plan did not know: its decisions about those pairs are made again, or an answer to
 * our own earlier write would pass for a change made there.
 */
async function decideAfresh(
  run: Run,
  decisions: readonly Decision[],
  settled: readonly PairKey[],
): Promise<readonly Decision[]> {
  if (settled.length === 0 || run.mode === 'undo') return decisions;
  const afresh: Decision[] = [];
  for (const decision of decisions) {
    const isMoved = decision.steps.length > 0 && settled.some(key => isSamePair(key, decision.key));
    const result = isMoved ? await run.store.transaction(rooms => decideAgain(rooms, run, decision)) : null;
    afresh.push(result?.kind === 'again' ? result.decision : decision);
  }
  return afresh;
}

const isSamePair = (a: PairKey, b: PairKey): boolean =>
  a.kind === b.kind &&
  ((a.workspaceId !== null && a.workspaceId === b.workspaceId) || (a.booksId !== null && a.booksId === b.booksId));

async function runWaves(run: Run, waves: readonly (readonly Decision[])[]): Promise<Ending> {
  let sequence = 0;
  for (const [at, wave] of waves.entries()) {
    const tasks = wave.map((decision): Task => ({ decision, sequence: (sequence += 1), attempt: 1 }));
    const ended = await runTasks(run, tasks);
    if (ended === 'complete') continue;
    if (ended === 'down')
      waves
        .slice(at + 1)
        .flat()
        .forEach(decision => tell(run, decision, { code: 'connection-down' }));
    return ended;
  }
  return 'complete';
}

/** Tasks of one wave, and what becomes of those that have to be decided again. */
async function runTasks(run: Run, tasks: readonly Task[]): Promise<Ending> {
  let open = tasks;
  while (open.length > 0) {
    const again: Task[] = [];
    const ended = await runOnce(run, await withoutDoubts(run, open), again);
    if (ended !== 'complete') return ended;
    open = again.filter(task => isWorthTrying(run, task));
  }
  return 'complete';
}

function isWorthTrying(run: Run, { decision, attempt }: Task): boolean {
  if (decision.steps.length > 0 && attempt <= attemptsMax) return true;
  tell(run, decision, decision.steps.length > 0 ? { code: 'keeps-changing' } : decision.verdict);
  return false;
}

async function runOnce(run: Run, tasks: readonly Task[], again: Task[]): Promise<Ending> {
  const remote = tasks.filter(({ decision }) => isRemote(decision));
  const local = tasks.filter(({ decision }) => !isRemote(decision));
  for (let start = 0; start < local.length; start += localBatchMax) {
    if (run.isStopped()) return 'stopped';
    const together = local.slice(start, start + localBatchMax);
    const results = await actTogether(run, together);
    results.forEach((result, at) => {
      const task = together[at];
      if (task !== undefined) place(run, task, { result, again });
    });
  }
  for (let start = 0; start < remote.length; start += batchSizeMax) {
    if (run.isStopped()) return 'stopped';
    const ended = await runBatch(run, remote.slice(start, start + batchSizeMax), again);
    if (ended === 'complete') continue;
    if (ended === 'down')
      remote.slice(start).forEach(({ decision }) => tell(run, decision, { code: 'connection-down' }));
    return ended;
  }
  return 'complete';
}

interface Placement {
  readonly result: LocalResult;
  readonly again: Task[];
}

function place(run: Run, task: Task, { result, again }: Placement): void {
  if (result.kind === 'told') tell(run, task.decision, result.verdict);
  else again.push({ ...task, decision: result.decision, attempt: task.attempt + 1 });
}

async function runBatch(run: Run, tasks: readonly Task[], again: Task[]): Promise<Ending> {
  const prepared = await prepareBatch(run, tasks);
  const ready: { readonly task: Task; readonly entry: RemoteEntry }[] = [];
  prepared.forEach(({ task, result }) => {
    if (result.kind !== 'ready') place(run, task, { result, again });
    else if (result.intent.remote !== null)
      ready.push({ task, entry: { ...result.intent, remote: result.intent.remote } });
  });
  if (ready.length === 0) return 'complete';
  const entries = ready.map(({ entry }) => entry);
  const answer = await sendBatch(run, entries, 'first');
  return placeAnswers(run, { ready, answer, again });
}

/** One transaction: preconditions checked and intents written for the whole batch, before anything is sent. */
function prepareBatch(run: Run, tasks: readonly Task[]) {
  const requestId = run.newId();
  return run.store.transaction(async rooms => {
    const prepared: { readonly task: Task; readonly result: Prepared }[] = [];
    let position = 0;
    for (const task of tasks) {
      const result = await prepare(rooms, run, { task, requestId, position });
      if (result.kind === 'ready') position += 1;
      prepared.push({ task, result });
    }
    await rooms.journal.intend(prepared.flatMap(({ result }) => (result.kind === 'ready' ? [result.intent] : [])));
    return prepared;
  });
}

interface Answers {
  readonly ready: readonly { readonly task: Task; readonly entry: RemoteEntry }[];
  readonly answer: BatchResult;
  readonly again: Task[];
}

function placeAnswers(run: Run, { ready, answer, again }: Answers): Ending {
  if (answer.kind === 'unknown') ready.forEach(({ task }) => tell(run, task.decision, { code: 'outcome-unknown' }));
  if (answer.kind !== 'answered') return answer.kind;
  for (const [at, { verdict, again: decision }] of answer.results.entries()) {
    const task = ready[at]?.task;
    if (task === undefined) continue;
    if (decision !== null && run.mode === 'sync') again.push({ ...task, decision, attempt: task.attempt + 1 });
    else tell(run, task.decision, verdict);
  }
  return 'complete';
}

const tell = (run: Run, { key, name }: Decision, verdict: Verdict): void => run.tell({ key, name, verdict });
