import { isQuickBooksFault } from '@tieout/quickbooks';
import { task, type Task } from '../../../queue/task.ts';
import { isPassing, problemOf } from '../call-books.ts';
import type { LiveTools } from '../observe/live/live-tools.ts';
import { failTieOut, runTieOut } from './run-tie-out.ts';

/** Comparing. What passes is tried again; what does not ends the comparison with a sentence. */
export const tieOutTask = (tools: LiveTools): Task =>
  task<'books.tie-out'>({
    name: 'books.tie-out',
    work: async ({ tieOutId }, context) => {
      try {
        await runTieOut(tools, tieOutId, context.signal);
      } catch (error) {
        if (context.signal.aborted) throw error;
        const mayPass = !isQuickBooksFault(error) || isPassing(error);
        if (mayPass && context.attempt < context.attemptsMax) throw error;
        tools.log.error({ error, tieOutId }, 'a tie-out failed');
        const fault = isQuickBooksFault(error) ? problemOf(error, 'the company').message : undefined;
        await failTieOut(tools, tieOutId, fault ?? 'Something went wrong here. Nothing was changed; compare again.');
      }
    },
  });
