import { task, type Task } from '../../../queue/task.ts';
import type { BooksTools } from '../books-tools.ts';
import { settleAbandoned } from './settle-write.ts';

/** Finishes writes that were abandoned by a crash, a time-out or a dead connection. Tried again until the outcome is known. */
export const finishWriteTask = (tools: BooksTools): Task =>
  task<'books.finish-write'>({
    name: 'books.finish-write',
    work: async ({ journalId }) => {
      const outcome = await settleAbandoned(tools, journalId);
      if (outcome.kind === 'unknown') throw outcome.fault;
    },
  });
