import { activeOrNot, traitsOf, type Company, type Stored } from '@tieout/quickbooks';
import { mirrorEntryOf } from '../mirror-entry.ts';
import { followedEntities, type FollowedEntity } from './followed-entity.ts';
import { refusalIn } from './kind-by-kind.ts';
import type { Observation, WantedRecord } from './observation.ts';

/** Ids in one metered query: as many as are worked off at once. The statement has some 6,000 characters, and travels in a body then. */
const idsAtOnce = 500;

export interface Reading {
  readonly company: Company;
  readonly signal: AbortSignal;
}

/**
 * Looks at records by their ids in as few metered calls as there are kinds: one record by itself, several in one query. A record that a
 * query does not find counts as gone when somebody said so or a second look finds nothing either: updates have been reported as
 * deletions, and queries may lag behind (protocol.md §4). @throws QuickBooksFault
 */
export async function readRecords(reading: Reading, wanted: readonly WantedRecord[]): Promise<readonly Observation[]> {
  const found = await Promise.all(byKind(wanted).map(({ entity, records }) => readKind(reading, entity, records)));
  return found.flat();
}

/** What could be read, and the kinds that were refused. */
export interface AllowedReading {
  readonly observations: readonly Observation[];
  readonly refused: readonly FollowedEntity[];
}

/** The same, where a kind that is refused keeps no other from being read. @throws QuickBooksFault */
export async function readAllowed(reading: Reading, wanted: readonly WantedRecord[]): Promise<AllowedReading> {
  const refused: FollowedEntity[] = [];
  const found = await Promise.all(
    byKind(wanted).map(async ({ entity, records }) => {
      try {
        return await readKind(reading, entity, records);
      } catch (error) {
        refusalIn(error);
        refused.push(entity);
        return [];
      }
    }),
  );
  return { observations: found.flat(), refused };
}

const byKind = (wanted: readonly WantedRecord[]) =>
  followedEntities.map(entity => ({ entity, records: wanted.filter(one => one.entity === entity) }));

async function readKind(
  reading: Reading,
  entity: FollowedEntity,
  wanted: readonly WantedRecord[],
): Promise<readonly Observation[]> {
  const [only] = wanted;
  if (only === undefined) return [];
  if (wanted.length === 1) return [observed(only, await findOne(reading, only))];
  const records = new Map<string, Stored>();
  for (let at = 0; at < wanted.length; at += idsAtOnce) {
    const ids = wanted.slice(at, at + idsAtOnce).map(({ booksId }) => booksId);
    for (const record of await queryByIds(reading, entity, ids)) records.set(record.Id, record);
  }
  return Promise.all(
    wanted.map(async one => {
      const record = records.get(one.booksId);
      return observed(one, record === undefined && !one.isSaidGone ? await findOne(reading, one) : record);
    }),
  );
}

async function findOne({ company, signal }: Reading, { entity, booksId }: WantedRecord): Promise<Stored | undefined> {
  return (await company.find(entity, booksId, { signal, lane: 'interactive' }))?.value;
}

async function queryByIds(
  { company, signal }: Reading,
  entity: FollowedEntity,
  ids: readonly string[],
): Promise<readonly Stored[]> {
  const byId = { field: 'Id', in: ids };
  const where = traitsOf(entity).hidesInactive ? [byId, activeOrNot] : [byId];
  const { value } = await company.query(
    { from: entity, where, maxResults: ids.length },
    { signal, lane: 'interactive' },
  );
  return value;
}

function observed({ entity, booksId, mergedInto }: WantedRecord, record: Stored | undefined): Observation {
  if (record === undefined) return { kind: 'gone', entity, booksId, mergedInto, at: null };
  return { kind: 'seen', entity, booksId, entry: mirrorEntryOf(entity, record) };
}
