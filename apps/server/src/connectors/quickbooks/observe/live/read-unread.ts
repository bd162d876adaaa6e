import { isQuickBooksFault, type QuickBooksFault } from '@tieout/quickbooks';
import { createLiveRun } from '../../act/live-run.ts';
import { isRefusal } from '../../call-books.ts';
import { readMonthOfReads } from '../../read-budget/month-of-reads.ts';
import { findPointedAt } from '../../sales-documents/find-pointed-at.ts';
import type { DocumentEntity } from '../../write/document-request.ts';
import { findFollowed, type FollowedConnection } from './followed-connection.ts';
import { keepAll } from './keep-findings.ts';
import type { LiveTools } from './live-tools.ts';
import { wantedRecord, type Observation } from './observation.ts';
import { queryChanged } from './query-changed.ts';
import { readRecords, type Reading } from './read-records.ts';
import { noteReadInFull, noteRefusedReading } from './reading-notes.ts';
import type { Sweeping } from './sweep.ts';
import { portionSize, type SweepQuestion } from './sweep-findings.ts';

/** A kind that the company has no permission or no feature for is asked for again so often: somebody may have changed that. */
const askAgainMs = 24 * 60 * 60_000;

/** Kinds of documents that were never read in full, and that are due to be asked for. */
export const unreadNow = ({ unread, refusedReading }: FollowedConnection, now: Date): readonly DocumentEntity[] =>
  unread.filter(entity => {
    const refusedAt = refusedReading[entity];
    return refusedAt === undefined || Date.parse(refusedAt) + askAgainMs <= now.getTime();
  });

/**
 * Reads the kinds of documents in full that no reading of this company has covered: no import asks for them, and those from before it was
 * connected, or from before the kind was kept here, are told by nobody. Once for each kind; what comes later the sweeps find. What is
 * refused of one kind keeps no other from being read. Waits while the month has hardly any reads left (U29). @throws QuickBooksFault
 */
export async function readUnread(tools: LiveTools, { connectionId, signal }: Sweeping): Promise<void> {
  const connection = await findFollowed(tools.db, connectionId);
  if (connection === undefined) return;
  const kinds = unreadNow(connection, tools.now());
  if (kinds.length === 0) return;
  const { allowance } = await readMonthOfReads(tools.db, connectionId, tools.now());
  if (allowance === 'essential') return;
  for (const entity of kinds) {
    const fault = await refusalOf(() => readInFull(tools, { connection, entity, signal }));
    if (fault !== undefined) await noteRefusedReading(tools, { connection, entity, fault });
  }
}

/** The lasting refusal that ended it; whatever passes by itself, or needs a person to connect again, is thrown. */
async function refusalOf(work: () => Promise<void>): Promise<QuickBooksFault | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (isQuickBooksFault(error) && isRefusal(error)) return error;
    throw error;
  }
}

interface ReadingInFull {
  readonly connection: FollowedConnection;
  readonly entity: DocumentEntity;
  readonly signal: AbortSignal;
}

async function readInFull(tools: LiveTools, { connection, entity, signal }: ReadingInFull): Promise<void> {
  const run = createLiveRun(tools, { connection, kind: 'sweep', title: 'Reading documents that were never read' });
  const reading = { company: tools.client.company(connection.realmId), signal };
  const { id: connectionId, importFrom } = connection;
  const question = { connectionId, entities: [entity], since: new Date(0), txnFrom: importFrom, askedAt: tools.now() };
  const changed = queryChanged(tools.db, reading, question);
  const findings = {
    ...changed,
    portions: withPointedAt(tools, { reading, question, entity, found: changed.portions }),
  };
  const close = (tx: Parameters<typeof noteReadInFull>[0]) =>
    noteReadInFull(tx, tools, { connection, entities: [entity] });
  await keepAll(tools, { connection, run, reading, question, findings, skipsSettled: true, close });
}

interface Finding {
  readonly reading: Reading;
  readonly question: SweepQuestion;
  readonly entity: DocumentEntity;
  readonly found: AsyncIterable<readonly Observation[]>;
}

/** Older ones that an invoice or payment from within the floor names come in too: the one could not be followed to the other. */
async function* withPointedAt(
  tools: LiveTools,
  { reading, question, entity, found }: Finding,
): AsyncGenerator<readonly Observation[]> {
  yield* found;
  const { connectionId, txnFrom } = question;
  if (txnFrom === undefined || txnFrom === null) return;
  const pointedAt = await findPointedAt(tools.db, { connectionId, entity, from: txnFrom });
  for (let at = 0; at < pointedAt.length; at += portionSize) {
    yield await readRecords(
      reading,
      pointedAt.slice(at, at + portionSize).map(id => wantedRecord(entity, id)),
    );
  }
}
