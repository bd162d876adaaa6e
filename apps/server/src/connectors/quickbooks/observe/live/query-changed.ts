import { activeOrNot, traitsOf, type Condition } from '@tieout/quickbooks';
import type { Db } from '../../../../store/store.ts';
import { mirrorEntryOf } from '../mirror-entry.ts';
import { findMissing } from './find-missing.ts';
import type { FollowedEntity } from './followed-entity.ts';
import { kindByKind } from './kind-by-kind.ts';
import type { Observation } from './observation.ts';
import { readRecords, type Reading } from './read-records.ts';
import { packPortions, type SweepFindings, type SweepQuestion } from './sweep-findings.ts';

/**
 * Asks by query, kind by kind, what was changed since a moment however long ago, and compares ids to find what was deleted meanwhile:
 * for gaps that the change feed does not reach back over. A kind that is refused keeps no other from being read. @throws QuickBooksFault
 */
export function queryChanged(db: Db, reading: Reading, question: SweepQuestion): SweepFindings {
  let firstAnswerAt: Date | undefined;
  const noteTime = (time: string | undefined): void => {
    const atMs = Date.parse(time ?? '');
    if (!Number.isNaN(atMs)) firstAnswerAt ??= new Date(atMs);
  };
  const { found, refused } = kindByKind(question.entities, entity =>
    findKind(db, reading, { question, noteTime, entity }),
  );
  return {
    portions: packPortions(found),
    refused,
    // A change during the reading is newer than the first answer: the next sweep sees it again.
    watermark: () => firstAnswerAt ?? question.askedAt,
  };
}

interface Asking {
  readonly entity: FollowedEntity;
  readonly question: SweepQuestion;
  readonly noteTime: (time: string | undefined) => void;
}

async function* findKind(
  db: Db,
  reading: Reading,
  { question, noteTime, entity }: Asking,
): AsyncGenerator<readonly Observation[]> {
  for await (const page of pagesSince(reading, entity, question)) {
    noteTime(page.meta.time);
    yield page.rows.map(record => seen(entity, record));
  }
  const missing = await findMissing(db, reading, { connectionId: question.connectionId, entity });
  if (missing.length > 0) yield await readRecords(reading, missing);
}

const seen = (entity: FollowedEntity, record: Parameters<typeof mirrorEntryOf>[1]): Observation => ({
  kind: 'seen',
  entity,
  booksId: record.Id,
  entry: mirrorEntryOf(entity, record),
});

function pagesSince({ company, signal }: Reading, from: FollowedEntity, { since, txnFrom = null }: SweepQuestion) {
  const where: readonly Condition[] = [
    { field: 'MetaData.LastUpdatedTime', is: '>=', value: since.toISOString() },
    ...(traitsOf(from).hidesInactive ? [activeOrNot] : []),
    ...(txnFrom === null ? [] : [{ field: 'TxnDate', is: '>=', value: txnFrom } as const]),
  ];
  return company.pages({ from, where, signal, lane: 'background' });
}
