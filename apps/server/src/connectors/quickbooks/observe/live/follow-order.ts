import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../../store/store.ts';
import { taskExpression } from '../../../../queue/enqueue.ts';
import type { Enqueue } from '../../../../queue/task.ts';
import { connectionQueue } from '../../plan-limits.ts';

declare module '../../../../queue/task.ts' {
  interface TaskPayloads {
    /** Works off the notifications of a connection that wait. */
    'books.follow': { readonly connectionId: string };
    /** Asks the change feed for what no notification told. */
    'books.sweep': { readonly connectionId: string };
    /** Reads kinds of documents in full that were never read. */
    'books.read-unread': { readonly connectionId: string };
  }
}

/** Tries in all; after that the watch puts the work back into the queue within a minute. */
const attemptsMax = 10;

const followKey = (connectionId: string): string => `follow:${connectionId}`;

/** Orders the waiting notifications to be worked off: a burst of deliveries makes one job. */
export const orderFollowing = (db: Db, enqueue: Enqueue, connectionId: string): Promise<void> =>
  enqueue(db, {
    name: 'books.follow',
    payload: { connectionId },
    queueName: connectionQueue(connectionId),
    jobKey: followKey(connectionId),
    attemptsMax,
  });

/** The same inside a statement that stores notifications: `connectionId` is a column of it. */
export const followingOf = (connectionId: RawBuilder<unknown>): RawBuilder<unknown> =>
  taskExpression({
    name: 'books.follow',
    payload: sql`json_build_object('connectionId', ${connectionId})`,
    queueName: sql`${connectionQueue('')}::text || ${connectionId}`,
    jobKey: sql`${followKey('')}::text || ${connectionId}`,
    attemptsMax,
  });

export interface SweepOrder {
  readonly connectionId: string;
  /** At once when absent. */
  readonly runAt?: Date;
}

/** Orders the next look into the change feed; one that was planned for later is moved. */
export const orderSweep = (db: Db, enqueue: Enqueue, { connectionId, runAt }: SweepOrder): Promise<void> =>
  enqueue(db, {
    name: 'books.sweep',
    payload: { connectionId },
    queueName: connectionQueue(connectionId),
    jobKey: `sweep:${connectionId}`,
    attemptsMax,
    ...(runAt !== undefined && { runAt }),
  });

/** Orders what was never read to be read. */
export const orderReading = (db: Db, enqueue: Enqueue, connectionId: string): Promise<void> =>
  enqueue(db, {
    name: 'books.read-unread',
    payload: { connectionId },
    queueName: connectionQueue(connectionId),
    jobKey: `read-unread:${connectionId}`,
    attemptsMax,
  });
