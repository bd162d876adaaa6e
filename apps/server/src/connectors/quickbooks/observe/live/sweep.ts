import { LOOK_BACK_MS } from '@tieout/quickbooks';
import type { Tx } from '../../../../store/store.ts';
import { createLiveRun } from '../../act/live-run.ts';
import { readMonthOfReads } from '../../read-budget/month-of-reads.ts';
import { sparingPause } from '../../read-budget/sparing-pause.ts';
import { askChangeFeed } from './ask-change-feed.ts';
import { orderReading, orderSweep } from './follow-order.ts';
import { findFollowed, type FollowedConnection } from './followed-connection.ts';
import { followedEntities, type FollowedEntity } from './followed-entity.ts';
import { followNotifications } from './follow-notifications.ts';
import { keepAll, type Keeping } from './keep-findings.ts';
import type { LiveTools } from './live-tools.ts';
import { nextPauseSeconds } from './next-pause.ts';
import { queryChanged } from './query-changed.ts';
import type { Reading } from './read-records.ts';
import { unreadNow } from './read-unread.ts';
import { knownUntil, noteRead, noteRefused } from './reading-notes.ts';
import { overlapping, type SweepFindings, type SweepQuestion } from './sweep-findings.ts';

export interface Sweeping {
  readonly connectionId: string;
  readonly signal: AbortSignal;
}

/** Beyond this the change feed is not asked: its thirty days end by QuickBooks' clock, not by ours. */
const lookBackSafeMs = LOOK_BACK_MS - 60 * 60_000;

/**
 * Finds what no notification told: asks for everything that changed since the last look, brings it here, and orders the next look. The
 * moment up to which nothing is missing is kept with the last of what was found: a killed sweep starts over. Kinds that QuickBooks refuses
 * to let us read are told, and left out until they are asked for again. @throws QuickBooksFault
 */
export async function sweep(tools: LiveTools, { connectionId, signal }: Sweeping): Promise<void> {
  const connection = await afterNotifications(tools, { connectionId, signal });
  if (connection === undefined) return;
  if (unreadNow(connection, tools.now()).length > 0) await orderReading(tools.db, tools.enqueue, connectionId);
  const run = createLiveRun(tools, {
    connection,
    kind: 'sweep',
    title: 'Looking for changes that no notification told',
  });
  const reading = { company: tools.client.company(connection.realmId), signal };
  const question = { ...questionOf(connection, tools.now()), entities: readableOf(connection) };
  const findings = await ask(tools, reading, question);
  const close: Keeping['close'] = (tx, { changes }) =>
    closeSweep(tx, tools, { connection, question, findings, hasFound: changes > 0 });
  const kept = await keepAll(tools, { connection, run, reading, question, findings, skipsSettled: true, close });
  tools.figures.countSweep(kept.changes > 0 ? 'found' : 'clean');
}

/**
 * Reads all that is followed anew, however long ago it changed, and compares all ids: for whoever wants to know for sure. What is found
 * comes in as with any sweep. Costs a metered read for every thousand records. @throws QuickBooksFault
 */
export async function readEverything(tools: LiveTools, { connectionId, signal }: Sweeping): Promise<void> {
  const connection = await afterNotifications(tools, { connectionId, signal });
  if (connection === undefined) return;
  const run = createLiveRun(tools, { connection, kind: 'sweep', title: 'Changes found by reading everything anew' });
  const reading = { company: tools.client.company(connection.realmId), signal };
  const question = { ...questionOf(connection, tools.now()), since: new Date(0) };
  const findings = queryChanged(tools.db, reading, question);
  const close: Keeping['close'] = async (tx, { changes }) => {
    const refused = findings.refused().map(({ entity }) => entity);
    const entities = question.entities.filter(entity => !refused.includes(entity));
    await noteRead(tx, tools, { connection, entities });
    await closeSweep(tx, tools, { connection, question, findings, hasFound: changes > 0 });
  };
  await keepAll(tools, { connection, run, reading, question, findings, skipsSettled: false, close });
}

/** What was told is no finding: it is worked off first. Answers with the connection as it is then. */
async function afterNotifications(
  tools: LiveTools,
  { connectionId, signal }: Sweeping,
): Promise<FollowedConnection | undefined> {
  const connection = await findFollowed(tools.db, connectionId);
  if (connection === undefined) return undefined;
  await followNotifications(tools, { connection, signal });
  return findFollowed(tools.db, connectionId);
}

function questionOf(connection: FollowedConnection, askedAt: Date): SweepQuestion {
  const since = overlapping(knownUntil(connection));
  return { connectionId: connection.id, entities: followedEntities, since, askedAt };
}

/** All kinds but those that are refused, which are asked for by themselves now and then. Where all are, that may have passed. */
function readableOf({ unread }: FollowedConnection): readonly FollowedEntity[] {
  const refused = unread.filter(({ refusedAt }) => refusedAt !== null).map(({ entity }) => entity);
  const readable = followedEntities.filter(entity => !refused.includes(entity));
  return readable.length > 0 ? readable : followedEntities;
}

async function ask(tools: LiveTools, reading: Reading, question: SweepQuestion): Promise<SweepFindings> {
  const isTooLongAgo = question.askedAt.getTime() - question.since.getTime() > lookBackSafeMs;
  const fed = isTooLongAgo ? undefined : await askChangeFeed(tools.db, reading, question);
  return fed ?? queryChanged(tools.db, reading, question);
}

interface Closing extends Pick<Keeping, 'connection' | 'question' | 'findings'> {
  readonly hasFound: boolean;
}

async function closeSweep(
  tx: Tx,
  tools: LiveTools,
  { connection, findings, question, hasFound }: Closing,
): Promise<void> {
  for (const one of findings.refused())
    await noteRefused(tx, tools, { ...one, connection, since: knownUntil(connection) });
  const at = tools.now();
  const { allowance } = await readMonthOfReads(tx, connection.id, at);
  const wanted = nextPauseSeconds(tools.pauses, {
    hasFound,
    lastPauseSeconds: connection.sweepPauseSeconds,
    isQuiet: connection.isQuiet,
    hasNotifications: tools.app.webhookToken !== undefined,
  });
  const pauseSeconds = sparingPause(wanted, allowance, tools.pauses);
  await tx
    .updateTable('connection')
    .set({
      watermark: findings.watermark(),
      swept_at: at,
      last_in_step_at: question.askedAt,
      sweep_pause_seconds: pauseSeconds,
    })
    .where('id', '=', connection.id)
    .execute();
  const runAt = new Date(at.getTime() + pauseSeconds * 1_000);
  await orderSweep(tx, tools.enqueue, { connectionId: connection.id, runAt });
  await tools.announce(tx, { workspaceId: connection.workspaceId, topic: 'connection', id: connection.id });
}
