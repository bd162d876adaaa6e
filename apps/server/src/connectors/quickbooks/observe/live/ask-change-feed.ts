import type { Changes, Company } from '@tieout/quickbooks';
import type { Db } from '../../../../store/store.ts';
import { mirrorEntryOf } from '../mirror-entry.ts';
import { findMissing } from './find-missing.ts';
import type { FollowedEntity } from './followed-entity.ts';
import { kindByKind, refusalIn, type RefusedKind } from './kind-by-kind.ts';
import { wantedRecord, type Observation, type WantedRecord } from './observation.ts';
import { readRecords, type Reading } from './read-records.ts';
import { packPortions, type SweepFindings, type SweepQuestion } from './sweep-findings.ts';

type Found = Pick<Extract<Changes, { kind: 'changes' }>, 'changed' | 'deleted' | 'gaps'>;

/**
 * Asks the change feed: one metered read for all kinds (protocol.md §4). Undefined when it does not reach back that far. Deletions that
 * it tells are looked at again before anything here is taken away, and where it was cut off the ids of the kind are compared. Where it is
 * refused it is asked for each kind by itself: one that is refused keeps no other from being read.
 * @throws QuickBooksFault
 */
export async function askChangeFeed(
  db: Db,
  reading: Reading & { readonly company: Company },
  question: SweepQuestion,
): Promise<SweepFindings | undefined> {
  const answered = await askAll(reading, question);
  if (answered.answers.some(({ kind }) => kind === 'too-old')) return undefined;
  const answers = answered.answers.filter(one => one.kind === 'changes');
  const changes = {
    changed: answers.flatMap(one => one.changed),
    deleted: answers.flatMap(one => one.deleted),
    gaps: answers.flatMap(one => one.gaps),
  };
  const refusedThere = answered.refused.map(({ entity }) => entity);
  const entities = question.entities.filter(entity => !refusedThere.includes(entity));
  const looks = kindByKind(entities, entity => findKind(db, reading, { question, changes, entity }));
  return {
    portions: packPortions(looks.found),
    watermark: () => new Date(Math.min(...answers.map(one => one.watermarkMs))),
    refused: () => [...answered.refused, ...looks.refused()],
  };
}

interface FeedAnswers {
  readonly answers: readonly Changes[];
  readonly refused: readonly RefusedKind[];
}

async function askAll(
  { company, signal }: Reading & { readonly company: Company },
  { entities, since }: SweepQuestion,
): Promise<FeedAnswers> {
  const ask = (names: readonly FollowedEntity[]): Promise<Changes> =>
    company.changes({ names, sinceMs: since.getTime(), signal, lane: 'background' });
  try {
    return { answers: [await ask(entities)], refused: [] };
  } catch (error) {
    refusalIn(error);
  }
  const { found, refused } = kindByKind(entities, async function* (entity) {
    yield await ask([entity]);
  });
  const answers: Changes[] = [];
  for await (const answer of found) answers.push(answer);
  return { answers, refused: refused() };
}

interface Answered {
  readonly question: SweepQuestion;
  readonly changes: Found;
  readonly entity: FollowedEntity;
}

async function* findKind(
  db: Db,
  reading: Reading,
  { question, changes, entity }: Answered,
): AsyncGenerator<readonly Observation[]> {
  yield seenOf(changes, entity);
  const gone = [...goneOf(changes, entity), ...(await missingInGap(db, reading, { question, changes, entity }))];
  const alive = await keepKnownAlive(db, question.connectionId, gone);
  if (alive.length > 0) yield await readRecords(reading, alive);
}

function seenOf({ changed }: Found, entity: FollowedEntity): readonly Observation[] {
  return changed.flatMap(({ name, record }) =>
    name === entity ? [{ kind: 'seen', entity, booksId: record.Id, entry: mirrorEntryOf(entity, record) }] : [],
  );
}

function goneOf({ deleted }: Found, entity: FollowedEntity): readonly WantedRecord[] {
  return deleted.flatMap(({ name, id }) =>
    name === entity ? [{ ...wantedRecord(entity, id), isSaidGone: true }] : [],
  );
}

async function missingInGap(
  db: Db,
  reading: Reading,
  { question, changes, entity }: Answered,
): Promise<readonly WantedRecord[]> {
  if (!changes.gaps.some(({ name }) => name === entity)) return [];
  return findMissing(db, reading, { connectionId: question.connectionId, entity });
}

/** What the mirror knows to be gone, or never knew, needs no second look. */
async function keepKnownAlive(
  db: Db,
  connectionId: string,
  wanted: readonly WantedRecord[],
): Promise<readonly WantedRecord[]> {
  const [first] = wanted;
  if (first === undefined) return [];
  const rows = await db
    .selectFrom('mirror')
    .select('books_id')
    .where('connection_id', '=', connectionId)
    .where('entity', '=', first.entity)
    .where('life', 'not in', ['deleted', 'merged'])
    .where(
      'books_id',
      'in',
      wanted.map(({ booksId }) => booksId),
    )
    .execute();
  const alive = new Set(rows.map(row => row.books_id));
  return wanted.filter(({ booksId }) => alive.has(booksId));
}
