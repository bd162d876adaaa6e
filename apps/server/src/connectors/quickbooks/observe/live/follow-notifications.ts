import type { Tx } from '../../../../store/store.ts';
import { createLiveRun, type LiveRun } from '../../act/live-run.ts';
import { releaseAwaited } from '../../write/await-answers.ts';
import { absorb } from './absorb.ts';
import type { FollowedConnection } from './followed-connection.ts';
import type { LiveTools } from './live-tools.ts';
import type { WantedRecord } from './observation.ts';
import { readAllowed, type AllowedReading } from './read-records.ts';
import { noteUnread } from './reading-notes.ts';
import { closeNotifications, findWaiting, recordsToldOf, type WaitingNotification } from './waiting-notifications.ts';
import { refreshPreferences } from '../../reference/refresh-preferences.ts';

export interface Following {
  readonly connection: FollowedConnection;
  readonly signal: AbortSignal;
}

/**
 * Works off the notifications of a connection that wait. They say that something changed, never what: the records are read as they are
 * now, so that late, doubled and reordered ones are harmless, and our own writes find nothing to do. What fails stays waiting; a kind
 * that is refused is left to a reading of its own, and keeps no other waiting.
 * @throws QuickBooksFault
 */
export async function followNotifications(tools: LiveTools, { connection, signal }: Following): Promise<void> {
  if (connection.hasAwaited) await releaseAwaited(tools.db, tools, connection.id);
  for (;;) {
    signal.throwIfAborted();
    const waiting = await findWaiting(tools.db, connection.id);
    if (waiting.length === 0) return;
    await followSome(tools, { connection, waiting, signal });
  }
}

interface Round {
  readonly connection: FollowedConnection;
  readonly waiting: readonly WaitingNotification[];
  readonly signal: AbortSignal;
}

async function followSome(tools: LiveTools, { connection, waiting, signal }: Round): Promise<void> {
  const title = 'Taking over changes from QuickBooks';
  const run = createLiveRun(tools, { connection, kind: 'sync', title, isRepeatable: true });
  const look = createLook(tools, { connection, signal });
  if (waiting.some(({ entity }) => entity === 'Preferences')) await refreshPreferences(tools, connection);
  const first = await look(recordsToldOf(waiting));
  const closing = { connection, run, waiting };
  const { related, looks } = await tools.db.transaction().execute(async tx => {
    const absorbed = await absorb(tx, tools, { connection, run, ...first, isTold: true });
    await noteUnread(tx, tools, { connection, entities: first.refused });
    if (absorbed.related.length === 0) await close(tx, tools, closing);
    else await run.close(tx);
    return absorbed;
  });
  if (related.length > 0) {
    // People see the payment now; the balance of the customer follows a moment later, and only then the notifications are closed.
    const second = await look(related);
    await tools.db.transaction().execute(async tx => {
      await absorb(tx, tools, { connection, run, ...second, isTold: false, looks: new Set(looks) });
      await noteUnread(tx, tools, { connection, entities: second.refused });
      await close(tx, tools, closing);
    });
  }
  const atMs = tools.now().getTime();
  for (const { happenedAt } of waiting) tools.figures.observeDelay(atMs - happenedAt.getTime());
}

interface Closing extends Pick<Round, 'connection' | 'waiting'> {
  readonly run: LiveRun;
}

async function close(tx: Tx, tools: LiveTools, { connection, run, waiting }: Closing): Promise<void> {
  const { id, workspaceId } = connection;
  await closeNotifications(tx, { connectionId: id, notifications: waiting, at: tools.now() });
  await run.close(tx, [{ workspaceId, topic: 'connection', id }]);
}

interface Looked extends AllowedReading {
  readonly observedAt: Date;
}

/** Looks at records of the connection's company. */
function createLook(
  tools: LiveTools,
  { connection, signal }: Pick<Round, 'connection' | 'signal'>,
): (wanted: readonly WantedRecord[]) => Promise<Looked> {
  const company = tools.client.company(connection.realmId);
  return async wanted => {
    const observedAt = tools.now();
    return { ...(await readAllowed({ company, signal }, wanted)), observedAt };
  };
}
