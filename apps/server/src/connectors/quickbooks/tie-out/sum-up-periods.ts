import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import { owedSign, type SummedRun } from './sum-up-customers.ts';

const postedSign = sql.raw(`case when d.kind in ('credit-memo', 'refund-receipt') then -1 else 1 end`);

/**
 * What the documents of each side post, per account and month: each side by its own date. A credit memo or refund takes back what an
 * invoice posted; estimates post nothing.
 */
export async function sumUpPeriods(tx: Tx, { tieOutId, connection }: SummedRun): Promise<void> {
  const { id, incomeAccountId, incomeAccountName } = connection;
  await sql`
    insert into tie_out_period (tie_out_id, seq, month, class, account_id, account_name, currency, amount_here, amount_books)
    with documents as (
      select *, date_trunc('month', date_here)::date as month_here, date_trunc('month', date_books)::date as month_books
      from compared where verdict <> 'left-alone' and kind <> 'estimate'
    ),
    posted as (
      select month_here as month, 'receivable' as class, '' as account_id, currency, ${owedSign} * total_here as here, 0::numeric as books
      from documents c where life_here = 'live'
      union all
      select month_books, 'receivable', '', currency, 0, ${owedSign} * total_books from documents c where life_books = 'live'
      union all
      select d.month_here, p.part, case when p.part = 'income' then p.account_id else '' end, d.currency, ${postedSign} * p.amount_here, 0
      from documents d join compared_part p on p.seq = d.seq where p.amount_here is not null
      union all
      select d.month_books, p.part, case when p.part = 'income' then p.account_id else '' end, d.currency, 0, ${postedSign} * p.amount_books
      from documents d join compared_part p on p.seq = d.seq where p.amount_books is not null
    ),
    summed as (
      select month, class, account_id, currency, sum(here) as here, sum(books) as books
      from posted where month is not null group by 1, 2, 3, 4 having sum(here) <> 0 or sum(books) <> 0
    )
    select ${tieOutId}, row_number() over (order by s.month desc, s.class, n.name, s.currency)::integer, s.month, s.class, s.account_id,
      n.name, s.currency, s.here, s.books
    from summed s
    left join mirror m on m.connection_id = ${id} and m.entity = 'Account' and m.books_id = s.account_id
    cross join lateral (select case s.class when 'receivable' then 'Receivables' when 'tax' then 'Sales tax' when 'discount'
      then 'Discounts given' when 'shipping' then 'Shipping' else coalesce(m.payload->>'FullyQualifiedName', m.payload->>'Name',
        case when s.account_id = ${incomeAccountId} then ${incomeAccountName}::text end, 'Account ' || s.account_id) end as name) n`.execute(
    tx,
  );
}
