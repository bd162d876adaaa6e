import type { Changes, Company } from '@tieout/quickbooks';
import type { Db } from '../../../../store/store.ts';
import { mirrorEntryOf } from '../mirror-entry.ts';
import { findMissing } from './find-missing.ts';
import type { FollowedEntity } from './followed-entity.ts';
import { wantedRecord, type Observation, type WantedRecord } from './observation.ts';
import { readRecords, type Reading } from './read-records.ts';
import { packPortions, type SweepFindings, type SweepQuestion } from './sweep-findings.ts';

type Found = Extract<Changes, { kind: 'changes' }>;

/**
 * Asks the change feed: one metered read for all kinds (protocol.md §4). Undefined when it does not reach back that far. Deletions that
 * it tells are looked at again before anything here is taken away, and where it was cut off the ids of the kind are compared.
 * @throws QuickBooksFault
 */
export async function askChangeFeed(
  db: Db,
  reading: Reading & { readonly company: Company },
  question: SweepQuestion,
): Promise<SweepFindings | undefined> {
  const { company, signal } = reading;
  const { entities, since } = question;
  const changes = await company.changes({ names: entities, sinceMs: since.getTime(), signal, lane: 'background' });
  if (changes.kind === 'too-old') return undefined;
  return {
    portions: packPortions(findAll(db, reading, { question, changes })),
    watermark: () => new Date(changes.watermarkMs),
  };
}

interface Answered {
  readonly question: SweepQuestion;
  readonly changes: Found;
}

async function* findAll(
  db: Db,
  reading: Reading,
  { question, changes }: Answered,
): AsyncGenerator<readonly Observation[]> {
  for (const entity of question.entities) {
    yield seenOf(changes, entity);
    const gone = [...goneOf(changes, entity), ...(await missingInGap(db, reading, { question, changes, entity }))];
    const alive = await keepKnownAlive(db, question.connectionId, gone);
    if (alive.length > 0) yield await readRecords(reading, alive);
  }
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
  { question, changes, entity }: Answered & { readonly entity: FollowedEntity },
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
