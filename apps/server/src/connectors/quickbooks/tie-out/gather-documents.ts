import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { ComparedConnection } from './compared-connection.ts';
import { booksKinds } from './kept-kinds.ts';

/**
 * Puts every document of both sides beside its counterpart, into the temporary table `compared`: all in SQL, all in `numeric`, so that a
 * hundred thousand documents take seconds and no figure goes through a binary number.
 */
export async function gatherDocuments(tx: Tx, connection: ComparedConnection): Promise<void> {
  await sql`
    create temporary table compared on commit drop as
    with here as (${documentsHere(connection)}),
    books as (${documentsThere(connection)}),
    paired as (
      select coalesce(h.kind, b.kind) as kind, h.record_id, coalesce(h.books_id, b.books_id) as books_id,
        coalesce(h.number, b.number) as number, h.customer_id as customer_here, b.customer_id as customer_linked, b.customer_books_id,
        coalesce(h.customer_name, b.customer_name, '') as customer_name, h.txn_date as date_here, b.txn_date as date_books,
        coalesce(b.currency, h.currency) as currency, h.currency as currency_here, b.currency as currency_books,
        h.life as life_here, b.life as life_books, b.is_buried,
        ${figures('total')}, ${figures('tax')}, ${figures('balance')}
      from here h full join books b on b.kind = h.kind and b.books_id = h.books_id
    )
    select row_number() over (order by kind, coalesce(date_here, date_books), number, books_id, record_id)::integer as seq, p.*,
      ${verdict(connection)} as verdict
    from paired p
    where not (coalesce(life_here, 'deleted') = 'deleted' and coalesce(life_books, 'deleted') in ('deleted', 'voided'))`.execute(
    tx,
  );
  await sql`alter table compared add primary key (seq)`.execute(tx);
  await sql`analyze compared`.execute(tx);
}

/** A document that is voided or deleted on a side comes to nothing there, whatever it came to before. */
const figures = (name: string): RawBuilder<unknown> =>
  sql.raw(`case when h.life = 'live' then h.${name} else 0 end as ${name}_here,
        case when b.life = 'live' then b.${name} else 0 end as ${name}_books`);

const documentsHere = (connection: ComparedConnection): RawBuilder<unknown> =>
  sql`${invoicesHere(connection)} union all ${salesDocumentsHere(connection)} union all ${paymentsHere(connection)}`;

/** Drafts belong to the workspace alone; what is being written or was written belongs on both sides. */
const invoicesHere = ({ id, workspaceId }: ComparedConnection): RawBuilder<unknown> => sql`
  select 'invoice'::text as kind, r.id as record_id, l.books_id, r.number, r.customer_id, c.full_name as customer_name, r.txn_date,
    r.currency, ${lifeHere} as life, r.total, coalesce((r.totals->>'tax')::numeric, 0) as tax, r.balance
  from invoice r
  left join link l on l.connection_id = ${id} and l.kind = 'invoice' and l.record_id = r.id
  left join customer c on c.id = r.customer_id
  where r.workspace_id = ${workspaceId} and (l.books_id is not null or (r.stage <> 'draft' and ${isToBeThere(id)}))`;

/** Estimates owe nothing; of a credit memo counts what is left of it. */
const salesDocumentsHere = ({ id, workspaceId }: ComparedConnection): RawBuilder<unknown> => sql`
  select r.kind, r.id, l.books_id, r.number, r.customer_id, c.full_name, r.txn_date, r.currency, ${lifeHere}, r.total,
    coalesce((r.content->'totals'->>'tax')::numeric, 0), case r.kind when 'credit-memo' then r.remaining else 0 end
  from sales_document r
  left join link l on l.connection_id = ${id} and l.kind = r.kind and l.record_id = r.id
  left join customer c on c.id = r.customer_id
  where r.workspace_id = ${workspaceId} and (l.books_id is not null or ${isToBeThere(id)})`;

/** Open of a payment is what it has not settled yet. */
const paymentsHere = ({ id, workspaceId }: ComparedConnection): RawBuilder<unknown> => sql`
  select 'payment', r.id, l.books_id, nullif(r.reference, ''), r.customer_id, c.full_name, r.txn_date, r.currency, ${lifeHere},
    r.total, 0, r.unapplied
  from payment r
  left join link l on l.connection_id = ${id} and l.kind = 'payment' and l.record_id = r.id
  left join customer c on c.id = r.customer_id
  where r.workspace_id = ${workspaceId} and (l.books_id is not null or ${isToBeThere(id)})`;

const lifeHere = sql`case when r.is_deleted then 'deleted' when r.is_voided then 'voided' else 'live' end`;

/** Of the company's own rows: one of another company is missed there. */
const isToBeThere = (connectionId: string): RawBuilder<unknown> => sql`
  (not r.is_deleted and not r.is_voided and r.mark not in ('left-alone', 'frozen')
    and coalesce(r.connection_id, ${connectionId}) = ${connectionId})`;

const documentsThere = ({ id, currency }: ComparedConnection): RawBuilder<unknown> => {
  const kinds = booksKinds.map(({ kind, entity, balance }) => sql`(${kind}::text, ${entity}::text, ${balance}::text)`);
  return sql`
    select k.kind, m.books_id, coalesce(m.payload->>'DocNumber', m.payload->>'PaymentRefNum') as number, lc.record_id as customer_id,
      m.payload->'CustomerRef'->>'value' as customer_books_id,
      coalesce(c.full_name, m.payload->'CustomerRef'->>'name', '') as customer_name, (m.payload->>'TxnDate')::date as txn_date,
      coalesce(m.payload->'CurrencyRef'->>'value', ${currency}) as currency,
      case m.life when 'merged' then 'deleted' when 'inactive' then 'live' else m.life end as life,
      coalesce((m.payload->>'TotalAmt')::numeric, 0) as total,
      coalesce((m.payload->'TxnTaxDetail'->>'TotalTax')::numeric, 0) as tax,
      coalesce((m.payload->>k.balance)::numeric, 0) as balance, t.books_id is not null as is_buried
    from mirror m
    join (values ${sql.join(kinds)}) as k(kind, entity, balance) on k.entity = m.entity
    left join link lc on lc.connection_id = m.connection_id and lc.kind = 'customer'
      and lc.books_id = m.payload->'CustomerRef'->>'value'
    left join customer c on c.id = lc.record_id
    left join tombstone t on t.connection_id = m.connection_id and t.kind = k.kind and t.books_id = m.books_id
    where m.connection_id = ${id}`;
};

/**
 * A document of the books alone is missed here only where the rules bring it here; what was deleted here on purpose is not. Invoices bring
 * their customers along, the others come to customers who are here.
 */
function verdict({ wantedKinds, importFrom }: ComparedConnection): RawBuilder<unknown> {
  const isWanted = sql`not is_buried and life_books = 'live' and kind = any(${[...wantedKinds]}::text[])
    and (kind = 'invoice' or customer_linked is not null)
    and (${importFrom}::date is null or date_books >= ${importFrom}::date)`;
  return sql`case
    when life_here is null then case when ${isWanted} then 'only-in-books' else 'left-alone' end
    when life_books is null then 'only-here'
    when life_here = 'deleted' and is_buried then 'left-alone'
    when life_here <> life_books or currency_here <> currency_books or total_here <> total_books or tax_here <> tax_books
      or balance_here <> balance_books or (life_books = 'live' and (date_here <> date_books or customer_here <> customer_linked))
      then 'differs'
    else 'ties' end`;
}
