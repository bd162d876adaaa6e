import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { ComparedConnection } from './compared-connection.ts';

/** What the open balance of a document `c` adds to what its customer owes. */
export const owedSign = sql.raw(
  `case c.kind when 'invoice' then 1 when 'credit-memo' then -1 when 'payment' then -1 else 0 end`,
);

export interface SummedRun {
  readonly tieOutId: string;
  readonly connection: ComparedConnection;
}

/**
 * What every customer owes on each side, from the documents: each side's own customer counts. Beside it the balance that QuickBooks
 * states, and what of it comes from documents that stay in the books.
 */
export async function sumUpCustomers(tx: Tx, { tieOutId, connection: { id } }: SummedRun): Promise<void> {
  await sql`
    insert into tie_out_customer (tie_out_id, seq, customer_id, books_id, name, currency, open_here, open_books, left_alone, stated)
    with owed as (
      select c.customer_here as customer_id, l.books_id, c.currency, ${owedSign} * c.balance_here as here, 0::numeric as books,
        0::numeric as apart
      from compared c left join link l on l.connection_id = ${id} and l.kind = 'customer' and l.record_id = c.customer_here
      where c.verdict <> 'left-alone' and c.life_here = 'live'
      union all
      select c.customer_linked, c.customer_books_id, c.currency, 0,
        case when c.verdict = 'left-alone' then 0 else ${owedSign} * c.balance_books end,
        case when c.verdict = 'left-alone' then ${owedSign} * c.balance_books else 0 end
      from compared c where c.life_books = 'live'
    ),
    summed as (
      select (array_agg(customer_id) filter (where customer_id is not null))[1] as customer_id, books_id, currency, sum(here) as here,
        sum(books) as books, sum(apart) as apart
      from owed group by books_id, case when books_id is null then customer_id end, currency
    )
    select ${tieOutId}, row_number() over (order by n.name, s.currency, s.books_id)::integer, s.customer_id, s.books_id, n.name,
      s.currency, s.here, s.books, s.apart,
      case when m.payload->'CurrencyRef'->>'value' is null or m.payload->'CurrencyRef'->>'value' = s.currency
        then (m.payload->>'Balance')::numeric end
    from summed s
    left join mirror m on m.connection_id = ${id} and m.entity = 'Customer' and m.books_id = s.books_id
    left join customer c on c.id = s.customer_id
    cross join lateral (select coalesce(c.full_name, m.payload->>'FullyQualifiedName', m.payload->>'DisplayName', '') as name) n
    where s.here <> 0 or s.books <> 0 or s.apart <> 0`.execute(tx);
}
