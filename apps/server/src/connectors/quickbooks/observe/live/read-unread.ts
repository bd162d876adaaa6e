import type { Tx } from '../../../../store/store.ts';
import { createLiveRun } from '../../act/live-run.ts';
import { readMonthOfReads } from '../../read-budget/month-of-reads.ts';
import { findPointedAt } from '../../sales-documents/find-pointed-at.ts';
import { isDocumentEntity } from '../../sales-documents/document-kinds.ts';
import { findFollowed, type FollowedConnection, type UnreadKind } from './followed-connection.ts';
import type { FollowedEntity } from './followed-entity.ts';
import { keepAll } from './keep-findings.ts';
import { refusalIn } from './kind-by-kind.ts';
import type { LiveTools } from './live-tools.ts';
import { wantedRecord, type Observation } from './observation.ts';
import { queryChanged } from './query-changed.ts';
import { readRecords, type Reading } from './read-records.ts';
import { noteRead, noteRefused } from './reading-notes.ts';
import type { Sweeping } from './sweep.ts';
import { overlapping, portionSize, type SweepQuestion } from './sweep-findings.ts';

/** A kind that the company has no permission or no feature for is asked for again so often: somebody may have changed that. */
const askAgainMs = 24 * 60 * 60_000;

/** Kinds that wait to be read, and are due to be asked for. */
export const unreadNow = ({ unread }: FollowedConnection, now: Date): readonly UnreadKind[] =>
  unread.filter(({ refusedAt }) => refusedAt === null || refusedAt.getTime() + askAgainMs <= now.getTime());

/**
 * Reads the kinds of documents in full that no reading of this company has covered: no import asks for them, and those from before it was
 * connected, or from before the kind was kept here, are told by nobody. Once for each kind; what comes later the sweeps find. Of kinds
 * that were refused meanwhile, what changed since. What is refused of one kind keeps no other from being read. Waits while the month has
 * hardly any reads left (U29). @throws QuickBooksFault
 */
export async function readUnread(tools: LiveTools, { connectionId, signal }: Sweeping): Promise<void> {
  const connection = await findFollowed(tools.db, connectionId);
  if (connection === undefined) return;
  const kinds = unreadNow(connection, tools.now());
  if (kinds.length === 0) return;
  const { allowance } = await readMonthOfReads(tools.db, connectionId, tools.now());
  if (allowance === 'essential') return;
  for (const { entity, since } of kinds) {
    try {
      await readKind(tools, { connection, entity, since, signal });
    } catch (error) {
      const fault = refusalIn(error);
      await tools.db.transaction().execute(tx => noteRefused(tx, tools, { connection, entity, since, fault }));
    }
  }
}

interface ReadingKind extends Omit<UnreadKind, 'refusedAt'> {
  readonly connection: FollowedConnection;
  readonly signal: AbortSignal;
}

async function readKind(tools: LiveTools, { connection, entity, since, signal }: ReadingKind): Promise<void> {
  const title = since === null ? 'Reading documents that were never read' : 'Reading what QuickBooks refused before';
  const run = createLiveRun(tools, { connection, kind: 'sweep', title });
  const reading = { company: tools.client.company(connection.realmId), signal };
  const asked = { connectionId: connection.id, entities: [entity], askedAt: tools.now() };
  const question: SweepQuestion =
    since === null
      ? { ...asked, since: new Date(0), txnFrom: connection.importFrom }
      : { ...asked, since: overlapping(since) };
  const changed = queryChanged(tools.db, reading, question);
  const portions = withPointedAt(tools, { reading, question, entity, found: changed.portions });
  const close = (tx: Tx) => noteRead(tx, tools, { connection, entities: [entity] });
  const findings = { ...changed, portions };
  await keepAll(tools, { connection, run, reading, question, findings, skipsSettled: true, close });
}

interface Finding {
  readonly reading: Reading;
  readonly question: SweepQuestion;
  readonly entity: FollowedEntity;
  readonly found: AsyncIterable<readonly Observation[]>;
}

/** Older ones that an invoice or payment from within the floor names come in too: the one could not be followed to the other. */
async function* withPointedAt(
  tools: LiveTools,
  { reading, question, entity, found }: Finding,
): AsyncGenerator<readonly Observation[]> {
  yield* found;
  const { connectionId, txnFrom } = question;
  if (txnFrom === undefined || txnFrom === null || !isDocumentEntity(entity)) return;
  const pointedAt = await findPointedAt(tools.db, { connectionId, entity, from: txnFrom });
  for (let at = 0; at < pointedAt.length; at += portionSize) {
    yield await readRecords(
      reading,
      pointedAt.slice(at, at + portionSize).map(id => wantedRecord(entity, id)),
    );
  }
}
