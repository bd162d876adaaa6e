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

/** The same as conditions that exclude each other: the indexes of lists are ordered within each. */
export function lifeBranches(status: 'active' | 'inactive' | 'deleted' | 'all'): readonly RawBuilder<boolean>[] {
  return status === 'all' ? [lifeFilter('active'), lifeFilter('inactive')] : [lifeFilter(status)];
}
