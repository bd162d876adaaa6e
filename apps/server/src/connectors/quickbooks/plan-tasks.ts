import { isQuickBooksFault } from '@tieout/quickbooks';
import { task, type Task, type TaskContext } from '../../queue/task.ts';
import { analyzeGrown } from '../../store/analyze-grown.ts';
import { applyPlan } from './act/apply-plan.ts';
import type { BooksTools } from './books-tools.ts';
import { isPassing, problemOf } from './call-books.ts';
import { preparePlan } from './decide/prepare-plan.ts';
import { failPlan } from './decide/fail-plan.ts';
import { applyUndo, isUndo } from './sync/undo/apply-undo.ts';
import { prepareUndo } from './sync/undo/prepare-undo.ts';

declare module '../../queue/task.ts' {
  interface TaskPayloads {
    /** Reads both sides and decides. */
    'plan.prepare': { readonly planId: string };
    /** Carries out the ticked steps. */
    'plan.apply': { readonly planId: string };
    /** Has the planner of the database look at what grew in tables that imports fill. */
    'plan.analyze-grown': Record<string, never>;
  }
}

/** Work on plans. What passes is tried again; what does not ends the plan with a sentence. */
export const planTasks = (tools: BooksTools): readonly Task[] => [
  task<'plan.prepare'>({
    name: 'plan.prepare',
    work: ({ planId }, context) => orFail(tools, { planId, context }, () => preparePlan(tools, planId, context.signal)),
  }),
  task<'plan.apply'>({
    name: 'plan.apply',
    work: ({ planId }, context) =>
      orFail(tools, { planId, context }, async () => {
        const apply = (await isUndo(tools.db, planId)) ? applyUndo : applyPlan;
        await apply(tools, planId, context.signal);
      }),
  }),
  task<'plan.prepare-undo'>({
    name: 'plan.prepare-undo',
    work: ({ planId }, context) => orFail(tools, { planId, context }, () => prepareUndo(tools, planId, context.signal)),
  }),
  task<'plan.analyze-grown'>({
    name: 'plan.analyze-grown',
    cron: '47 * * * *',
    work: async () => {
      await analyzeGrown(tools.db);
    },
  }),
];

interface Attempted {
  readonly planId: string;
  readonly context: TaskContext;
}

async function orFail(tools: BooksTools, { planId, context }: Attempted, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (context.signal.aborted) throw error;
    const mayPass = !isQuickBooksFault(error) || isPassing(error);
    if (mayPass && context.attempt < context.attemptsMax) throw error;
    const sentence = isQuickBooksFault(error)
      ? problemOf(error, 'the company').message
      : 'Something went wrong here. Nothing is lost; start the import again.';
    tools.log.error({ error, planId }, 'a plan failed');
    await failPlan(tools, planId, sentence);
  }
}
