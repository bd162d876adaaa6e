import { sql } from 'kysely';
import { MAX_RESULTS_MAX, traitsOf } from '@tieout/quickbooks';
import type { Db } from '../../../../store/store.ts';
import type { FollowedEntity } from './followed-entity.ts';
import { wantedRecord, type WantedRecord } from './observation.ts';
import type { Reading } from './read-records.ts';

export interface MissingAsked {
  readonly connectionId: string;
  readonly entity: FollowedEntity;
}

/** More pages than this are an endless loop: ten million ids. */
const pagesMax = 10_000;

/**
 * Compares all ids of a kind: what the mirror holds alive and QuickBooks does not list is probably gone. For deletions that nobody can
 * tell any more (protocol.md §4). A thousand ids are one metered read. @throws QuickBooksFault
 */
export async function findMissing(
  db: Db,
  reading: Reading,
  { connectionId, entity }: MissingAsked,
): Promise<readonly WantedRecord[]> {
  const alive = await aliveInMirror(db, { connectionId, entity });
  if (alive.size === 0) return [];
  for await (const ids of pagesOfIds(reading, entity)) for (const id of ids) alive.delete(id);
  return [...alive].map(id => ({ ...wantedRecord(entity, id), isSaidGone: true }));
}

async function aliveInMirror(db: Db, { connectionId, entity }: MissingAsked): Promise<Set<string>> {
  const { rows } = await sql<{ readonly books_id: string }>`
    select books_id from mirror
    where connection_id = ${connectionId} and entity = ${entity} and life not in ('deleted', 'merged')
    order by books_id`.execute(db);
  return new Set(rows.map(row => row.books_id));
}

async function* pagesOfIds({ company, signal }: Reading, entity: FollowedEntity): AsyncGenerator<readonly string[]> {
  const where = traitsOf(entity).hidesInactive ? ' WHERE Active IN (true, false)' : '';
  for (let page = 0, position = 1; page < pagesMax; page += 1) {
    const statement = `SELECT Id FROM ${entity}${where} ORDERBY Id STARTPOSITION ${position} MAXRESULTS ${MAX_RESULTS_MAX}`;
    const { value } = await company.queryStatement(statement, { signal, lane: 'background' });
    const ids = idsIn(value[entity]);
    yield ids;
    if (ids.length < MAX_RESULTS_MAX) return;
    position += ids.length;
  }
}

function idsIn(rows: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(rows) ? rows : [];
  return list.flatMap(row => {
    const id: unknown = typeof row === 'object' && row !== null && 'Id' in row ? row.Id : undefined;
    return typeof id === 'string' ? [id] : [];
  });
}
