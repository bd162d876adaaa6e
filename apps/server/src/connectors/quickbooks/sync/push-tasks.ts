import { task, type Task } from '../../../queue/task.ts';
import type { LiveTools } from '../observe/live/live-tools.ts';
import { meetFaults } from '../observe/live/meet-faults.ts';
import { pushChanges } from './push-changes.ts';

/** Work that carries local changes to the books. Faults are met as those of following are: what waits goes on waiting. */
export const pushTasks = (tools: LiveTools): readonly Task[] => [
  task<'books.push'>({
    name: 'books.push',
    work: ({ connectionId }, context) =>
      meetFaults(tools, { connectionId, context }, connection =>
        pushChanges(tools, { connection, signal: context.signal }),
      ),
  }),
];
