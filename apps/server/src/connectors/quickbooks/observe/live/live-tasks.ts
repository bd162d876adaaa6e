import { task, type Task } from '../../../../queue/task.ts';
import { refreshReferences } from '../../reference/refresh-references.ts';
import { resumeLost } from '../../sync/resume-lost.ts';
import { followNotifications } from './follow-notifications.ts';
import type { LiveTools } from './live-tools.ts';
import { meetFaults } from './meet-faults.ts';
import { readUnread } from './read-unread.ts';
import { sweep } from './sweep.ts';
import { forgetNotifications, orderReferences, watchConnections } from './watch.ts';

declare module '../../../../queue/task.ts' {
  interface TaskPayloads {
    /** Puts lost work of connections back into the queue. */
    'books.watch': Record<string, never>;
    /** Forgets old notifications, and orders a look at what nobody tells of. */
    'books.daily': Record<string, never>;
    /** Reads the lists that are neither notified nor in the change feed: tax codes and rates above all. */
    'books.refresh-references': { readonly connectionId: string };
  }
}

/** Work that keeps companies followed. */
export const liveTasks = (tools: LiveTools): readonly Task[] => [
  task<'books.follow'>({
    name: 'books.follow',
    work: ({ connectionId }, context) =>
      meetFaults(tools, { connectionId, context }, async connection => {
        const { signal } = context;
        await resumeLost(tools, { connection, signal });
        await followNotifications(tools, { connection, signal });
      }),
  }),
  task<'books.sweep'>({
    name: 'books.sweep',
    work: ({ connectionId }, context) =>
      meetFaults(tools, { connectionId, context }, async connection => {
        const { signal } = context;
        await resumeLost(tools, { connection, signal });
        await sweep(tools, { connectionId, signal }).catch((error: unknown) => {
          tools.figures.countSweep('failed');
          throw error;
        });
      }),
  }),
  task<'books.read-unread'>({
    name: 'books.read-unread',
    work: ({ connectionId }, context) =>
      meetFaults(tools, { connectionId, context }, () => readUnread(tools, { connectionId, signal: context.signal })),
  }),
  task<'books.watch'>({ name: 'books.watch', cron: '* * * * *', work: () => watchConnections(tools) }),
  task<'books.daily'>({
    name: 'books.daily',
    cron: '41 3 * * *',
    work: async () => {
      await forgetNotifications(tools);
      await orderReferences(tools);
    },
  }),
  task<'books.refresh-references'>({
    name: 'books.refresh-references',
    work: ({ connectionId }, context) =>
      meetFaults(tools, { connectionId, context }, () => refreshReferences(tools, connectionId)),
  }),
];
