import { sql } from 'kysely';
import { connectionQueue } from '../../plan-limits.ts';
import { orderPush } from '../../sync/push-order.ts';
import { orderFollowing, orderSweep } from './follow-order.ts';
import type { LiveTools } from './live-tools.ts';

/** A company whose work may have been lost from the queue: a job that was given up after many tries. */
interface Neglected {
  readonly id: string;
  readonly is_due: boolean;
  readonly has_waiting: boolean;
  readonly has_outgoing: boolean;
}

/** A notification is worked off within a second; one that waits longer has lost its job, or its job waits for another try. */
const waitingTooLongSeconds = 30;

/** Verdicts after which a record goes on waiting for something that trying again can change. */
const worthTrying = ['connection-down', 'outcome-unknown', 'keeps-changing'];

/** Puts work back into the queue that should have been done by now. Jobs that are there already are only moved forward. */
export async function watchConnections({ db, enqueue, now }: LiveTools): Promise<void> {
  const at = now();
  const tooLongAgo = new Date(at.getTime() - waitingTooLongSeconds * 1_000);
  const { rows } = await sql<Neglected>`
    select * from (
      select c.id, c.swept_at is null or c.swept_at + make_interval(secs => coalesce(c.sweep_pause_seconds, 0)) < ${at} as is_due,
        exists (select 1 from notification n where n.connection_id = c.id and n.worked_at is null
          and n.received_at < ${tooLongAgo}) as has_waiting,
        exists (select 1 from outbox o where o.connection_id = c.id and o.since < ${tooLongAgo}
          and (o.held is null or o.held->>'code' = any(${worthTrying}::text[])))
        or exists (select 1 from sync_entry e where e.connection_id = c.id and e.outcome is null and e.remote is not null
          and e.begun_at < ${tooLongAgo}) as has_outgoing
      from connection c where c.state = 'active'
    ) watched where is_due or has_waiting or has_outgoing`.execute(db);
  for (const { id, is_due: isDue, has_waiting: hasWaiting, has_outgoing: hasOutgoing } of rows) {
    if (hasOutgoing) await orderPush(db, enqueue, id);
    if (hasWaiting) await orderFollowing(db, enqueue, id);
    if (isDue) await orderSweep(db, enqueue, { connectionId: id });
  }
}

/** Orders a look at every company: what changed while nothing of ours ran was told to nobody, and what waited goes out. */
export async function sweepAtStart({ db, enqueue }: LiveTools): Promise<void> {
  const active = await db.selectFrom('connection').select('id').where('state', '=', 'active').execute();
  for (const { id } of active) {
    await orderPush(db, enqueue, id);
    await orderSweep(db, enqueue, { connectionId: id });
  }
}

/** Doubled deliveries come within a week (protocol.md §6.6); after that a notification's key need not be known any more. */
const notificationLifeMs = 60 * 24 * 60 * 60 * 1_000;

const referencesAttemptsMax = 5;

/** Forgets notifications that were worked off long ago. */
export async function forgetNotifications({ db, now }: LiveTools): Promise<void> {
  const oldest = new Date(now().getTime() - notificationLifeMs);
  await db.deleteFrom('notification').where('worked_at', '<', oldest).execute();
}

/** Orders the lists of every company to be read anew: tax codes and rates change without a word (protocol.md §4, §6.5). */
export async function orderReferences({ db, enqueue }: LiveTools): Promise<void> {
  const active = await db.selectFrom('connection').select('id').where('state', '=', 'active').execute();
  for (const { id: connectionId } of active) {
    await enqueue(db, {
      name: 'books.refresh-references',
      payload: { connectionId },
      queueName: connectionQueue(connectionId),
      jobKey: `refresh-references:${connectionId}`,
      attemptsMax: referencesAttemptsMax,
    });
  }
}
