import type { Enqueue } from '../../../queue/task.ts';
import type { Db } from '../../../store/store.ts';
import { connectionQueue } from '../plan-limits.ts';

declare module '../../../queue/task.ts' {
  interface TaskPayloads {
    /** Looks at what waits to go out, decides, and carries it out. */
    'books.push': { readonly connectionId: string };
  }
}

/** Tries in all; after that the watch puts the work back into the queue within a minute. */
const attemptsMax = 10;

/** People wait for what they just did: it goes before what came in by itself. */
const priority = -1;

/** Orders what waits in the outbox of a connection to be sent: many changes at once make one job. */
export const orderPush = (db: Db, enqueue: Enqueue, connectionId: string): Promise<void> =>
  enqueue(db, {
    name: 'books.push',
    payload: { connectionId },
    queueName: connectionQueue(connectionId),
    jobKey: `push:${connectionId}`,
    attemptsMax,
    priority,
  });
