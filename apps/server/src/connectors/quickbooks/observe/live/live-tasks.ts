import { task, type Task } from '../../../../queue/task.ts';
import { followNotifications } from './follow-notifications.ts';
import type { LiveTools } from './live-tools.ts';
import { meetFaults } from './meet-faults.ts';

/** Work that keeps companies followed. */
export const liveTasks = (tools: LiveTools): readonly Task[] => [
  task<'books.follow'>({
    name: 'books.follow',
    work: ({ connectionId }, context) =>
      meetFaults(tools, { connectionId, context }, () =>
        followNotifications(tools, { connectionId, signal: context.signal }),
      ),
  }),
];
