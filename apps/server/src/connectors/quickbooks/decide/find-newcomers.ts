import { sql } from 'kysely';
import type { ImportCategory, ItemKind } from '@tieout/api';
import type { BooksRecord } from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import { itemCategoryOf, type PlannedList } from './plan-categories.ts';

/** Records of the books that are linked to nothing here. */
export interface Strangers {
  readonly connectionId: string;
  readonly list: PlannedList;
  readonly strangers: readonly BooksRecord[];
}

/**
 * Which of them may come in without anybody pressing Import: those made in QuickBooks after their category was imported for the first
 * time. Before a person has seen a plan nothing new comes in by itself, and what was left unticked in one stays away. Answers with
 * their ids.
 */
export async function findNewcomers(
  db: Db,
  { connectionId, list, strangers }: Strangers,
): Promise<ReadonlySet<string>> {
  if (strangers.length === 0) return new Set();
  const since = await readImportedSince(db, connectionId);
  if (since.size === 0) return new Set();
  const booksIds = strangers.map(({ id }) => id);
  const [times, shown] = await Promise.all([
    readCreateTimes(db, { connectionId, list, booksIds }),
    readShown(db, { connectionId, list, booksIds }),
  ]);
  const isNew = (record: BooksRecord): boolean => {
    const first = since.get(categoryOf(list, record));
    const createdAt = times.get(record.id);
    return first !== undefined && createdAt !== undefined && createdAt.getTime() >= wholeSecond(first);
  };
  return new Set(strangers.filter(record => !shown.has(record.id) && isNew(record)).map(({ id }) => id));
}

const categoryOf = ({ kind }: PlannedList, { fields }: BooksRecord): ImportCategory =>
  kind === 'customer' ? 'customers' : itemCategoryOf((fields['type'] ?? 'service') as ItemKind);

/** QuickBooks' times have whole seconds. */
const wholeSecond = (moment: Date): number => Math.floor(moment.getTime() / 1_000) * 1_000;

async function readImportedSince(db: Db, connectionId: string): Promise<ReadonlyMap<ImportCategory, Date>> {
  const { rows } = await sql<{ readonly category: ImportCategory; readonly since: Date }>`
    select c.category, min(p.created_at) as since
    from plan p cross join lateral unnest(p.categories) as c(category)
    where p.connection_id = ${connectionId} and p.state = 'applied' group by c.category`.execute(db);
  return new Map(rows.map(row => [row.category, row.since]));
}

interface Asked {
  readonly connectionId: string;
  readonly list: PlannedList;
  readonly booksIds: readonly string[];
}

async function readCreateTimes(db: Db, { connectionId, list, booksIds }: Asked): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ readonly books_id: string; readonly created_at: Date }>`
    select books_id, (payload->'MetaData'->>'CreateTime')::timestamptz as created_at from mirror
    where connection_id = ${connectionId} and entity = ${list.entity} and books_id = any(${booksIds}::text[])
      and payload->'MetaData'->>'CreateTime' is not null`.execute(db);
  return new Map(rows.map(row => [row.books_id, row.created_at]));
}

/** Those that a person saw in a plan that was carried out: they said no to them, or something stood in the way. */
async function readShown(db: Db, { connectionId, list, booksIds }: Asked): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ readonly books_id: string }>`
    select s.books_id from plan p join plan_step s on s.plan_id = p.id
    where p.connection_id = ${connectionId} and p.state = 'applied' and s.kind = ${list.kind}
      and s.books_id = any(${booksIds}::text[])`.execute(db);
  return new Set(rows.map(row => row.books_id));
}
