import type { Decision } from '../plan/decision.ts';
import type { Reference } from '../record/field-value.ts';
import { decideAgain } from './act-locally.ts';
import type { Run, Task } from './run.ts';

/**
 * The same tasks, none of which rests on a guess: what a decision doubts is read, and the pair decided again. A pair whose doubts nobody
 * could be asked about is told and left to the next run. What the books did not merge was edited, and its rule decides.
 */
export async function withoutDoubts(run: Run, tasks: readonly Task[]): Promise<readonly Task[]> {
  const certain: Task[] = [];
  for (const task of tasks) {
    const { doubts = [], key, name } = task.decision;
    const decision = doubts.length === 0 ? task.decision : await decideSurely(run, task.decision, doubts);
    if (decision === null) run.tell({ key, name, verdict: { code: 'connection-down' } });
    else if (decision.steps.length === 0) run.tell({ key, name, verdict: decision.verdict });
    else certain.push({ ...task, decision });
  }
  return certain;
}

/** Null: nobody could be asked. */
async function decideSurely(run: Run, decision: Decision, doubts: readonly Reference[]): Promise<Decision | null> {
  if (!(await lookAt(run, doubts))) return null;
  const result = await run.store.transaction(rooms => decideAgain(rooms, run, decision));
  return result.kind === 'again' ? result.decision : decision;
}

/** Reads what was pointed at, as it stands there now. False: it cannot be read. */
async function lookAt(run: Run, doubts: readonly Reference[]): Promise<boolean> {
  for (const { to, id } of doubts) {
    const link = await run.store.transaction(({ links }) => links.findByWorkspace(to, id));
    if (link === null) continue;
    const record = await run.books.refresh(to, link.booksId);
    if (record === null) return false;
    await run.store.transaction(({ mirror }) => mirror.put(record));
  }
  return true;
}
