import { sql } from 'kysely';
import type { Db } from './store.ts';

/** When PostgreSQL looks at a table anew that nobody set a threshold for (manual, 19.10): that many changes, and a share of its rows. */
const changesMin = 50;
const changedShare = 0.1;

/**
 * Has the planner look anew at those tables that PostgreSQL leaves to us because imports fill them (migration 0044), where as much changed
 * as elsewhere makes it look by itself. Not while an import fills them. Answers with their names.
 */
export async function analyzeGrown(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly name: string }>`
    select c.relname as name from pg_class c join pg_stat_all_tables s on s.relid = c.oid
    where c.relnamespace = 'public'::regnamespace
      and exists (select from unnest(c.reloptions) as o(option) where o.option like 'autovacuum\\_analyze\\_threshold=%')
      and s.n_mod_since_analyze > ${changesMin} + ${changedShare}::real * greatest(c.reltuples, 0)
      and not exists (select from plan where state in ('reading', 'deciding', 'applying'))
    order by 1`.execute(db);
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db);
  return rows.map(({ name }) => name);
}
