import { task, type Task } from '../../../../queue/task.ts';
import { followNotifications } from './follow-notifications.ts';
import type { LiveTools } from './live-tools.ts';
import { meetFaults } from './meet-faults.ts';
import { sweep } from './sweep.ts';
import { forgetNotifications, watchConnections } from './watch.ts';

declare module '../../../../queue/task.ts' {
  interface TaskPayloads {
    /** Puts lost work of connections back into the queue. */
    'books.watch': Record<string, never>;
    /** Forgets old notifications. */
    'books.forget': Record<string, never>;
  }
}

/** Work that keeps companies followed. */
export const liveTasks = (tools: LiveTools): readonly Task[] => [
  task<'books.follow'>({
    name: 'books.follow',
    work: ({ connectionId }, context) =>
      meetFaults(tools, { connectionId, context }, () =>
        followNotifications(tools, { connectionId, signal: context.signal }),
      ),
  }),
  task<'books.sweep'>({
    name: 'books.sweep',
    work: ({ connectionId }, context) =>
      meetFaults(tools, { connectionId, context }, () =>
        sweep(tools, { connectionId, signal: context.signal }).catch((error: unknown) => {
          tools.figures.countSweep('failed');
          throw error;
        }),
      ),
  }),
  task<'books.watch'>({ name: 'books.watch', cron: '* * * * *', work: () => watchConnections(tools) }),
  task<'books.forget'>({ name: 'books.forget', cron: '41 3 * * *', work: () => forgetNotifications(tools) }),
];
