import { sql } from 'kysely';
import type { ImportCategory, ItemKind } from '@tieout/api';
import type { Pair } from '@tieout/sync';
import type { Db } from '../../../store/store.ts';
import { itemCategoryOf, type PlannedList } from './plan-categories.ts';

/** Since when new records of a category come in by themselves. */
export type ImportedSince = ReadonlyMap<ImportCategory, Date>;

/**
 * When each category was imported for the first time. Before a person has seen a plan nothing new comes in by itself, and what was left
 * unticked then stays away: only records that were made in QuickBooks later follow on their own.
 */
export async function readImportedSince(db: Db, connectionId: string): Promise<ImportedSince> {
  const { rows } = await sql<{ readonly category: ImportCategory; readonly since: Date }>`
    select c.category, min(p.created_at) as since
    from plan p cross join lateral unnest(p.categories) as c(category)
    where p.connection_id = ${connectionId} and p.state = 'applied' group by c.category`.execute(db);
  return new Map(rows.map(row => [row.category, row.since]));
}

/** Whether a record that only QuickBooks has may come in without anybody pressing Import. */
export function mayComeIn(
  { kind }: PlannedList,
  { books }: Pick<Pair, 'books'>,
  { since, createdAt }: { readonly since: ImportedSince; readonly createdAt: Date },
): boolean {
  const type = books?.fields['type'];
  const category = kind === 'customer' ? 'customers' : itemCategoryOf((type ?? 'service') as ItemKind);
  const first = since.get(category);
  return first !== undefined && createdAt.getTime() >= wholeSecond(first);
}

/** QuickBooks' times have whole seconds. */
const wholeSecond = (moment: Date): number => Math.floor(moment.getTime() / 1_000) * 1_000;
