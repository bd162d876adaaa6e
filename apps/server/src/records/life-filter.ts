import { sql, type RawBuilder } from 'kysely';

/** Rows `r` by how they live, in the words of the API's list filters. */
export function lifeFilter(status: 'active' | 'inactive' | 'deleted' | 'all'): RawBuilder<boolean> {
  switch (status) {
    case 'active':
      return sql<boolean>`r.life = 'live'`;
    case 'inactive':
      return sql<boolean>`r.life = 'inactive'`;
    case 'deleted':
      return sql<boolean>`r.life = 'deleted'`;
    case 'all':
      return sql<boolean>`r.life in ('live', 'inactive')`;
  }
}

/**
 * The rows of a table as `r`, by how they live. Two lives are two readings of an index that is ordered within each: merged, they need no
 * sorting of the whole list.
 */
export function livingRows(
  table: 'customer' | 'item',
  status: 'active' | 'inactive' | 'deleted' | 'all',
): RawBuilder<unknown> {
  if (status !== 'all') return sql`${sql.table(table)} r`;
  const rows = sql.table(table);
  return sql`(select * from ${rows} where life = 'live' union all select * from ${rows} where life = 'inactive') r`;
}
