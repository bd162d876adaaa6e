import { sql } from 'kysely';
import type { AlertCause } from '@tieout/api';
import type { Db } from '../store/store.ts';

/** Something that does not work now. */
export interface Trouble {
  readonly workspace_id: string;
  readonly connection_id: string;
  readonly cause: AlertCause;
  readonly sentence: string;
}

/** What waits longer than this is stuck: notifications are worked off within seconds, changes within a minute. */
const stuckAfterMs = 10 * 60_000;
/** Share of the month's reads at which people are told. */
const budgetShare = 0.8;

/** Everything that people have to know of, over all companies that are on, in one statement. */
export async function findTroubles(db: Db, now: Date, standardBudget: number): Promise<readonly Trouble[]> {
  const stuckSince = new Date(now.getTime() - stuckAfterMs);
  const month = `${now.toISOString().slice(0, 7)}-01`;
  const { rows } = await sql<Trouble>`
    select c.workspace_id, c.id as connection_id, t.cause, t.sentence
    from connection c cross join lateral (
      select 'connection-lost' as cause, 'QuickBooks no longer lets us into ' || c.company_name
        || '. Changes wait here until somebody connects again.' as sentence where c.state = 'needs-reconnect'
      union all
      select 'books-unreachable', 'QuickBooks does not answer for ' || c.company_name
        || '. What changed there is fetched as soon as it does.'
      where exists (select 1 from problem p where p.connection_id = c.id and p.cause = 'quickbooks-unavailable' and p.settled_at is null)
      union all
      select 'sync-stuck', w.count || ' changes between Tieout and ' || c.company_name || ' have waited for more than ten minutes.'
      from (select (select count(*) from notification n where n.connection_id = c.id and n.worked_at is null
          and n.received_at < ${stuckSince})
        + (select count(*) from outbox o where o.connection_id = c.id and o.held is null and o.since < ${stuckSince}) as count) w
      where c.state = 'active' and w.count > 0
      union all
      select 'problems-opened', p.count || case p.count when 1 then ' record of ' else ' records of ' end || c.company_name
        || ' cannot be settled without a person.'
      from (select count(*) as count from problem p where p.connection_id = c.id and p.settled_at is null
        and p.cause not in ('quickbooks-unavailable', 'reconnect-needed')) p where p.count > 0
      union all
      select 'tie-out-differs', c.company_name || ': ' || r.sentence
      from (select is_equal, sentence from tie_out_run where connection_id = c.id and state = 'finished'
        order by started_at desc limit 1) r where r.is_equal = false
      union all
      select 'read-budget', k.metered || ' of ' || b.budget || ' reads of this month are used for ' || c.company_name
        || '. Looks at QuickBooks become rare; what notifications tell still arrives.'
      from call_count k cross join lateral (
        select coalesce((select reads_budget from connection_configuration f where f.connection_id = c.id), ${standardBudget}) as budget) b
      where k.connection_id = c.id and k.month = ${month} and k.metered >= b.budget * ${budgetShare}::numeric
    ) t
    where c.state in ('active', 'needs-reconnect')`.execute(db);
  return rows;
}
