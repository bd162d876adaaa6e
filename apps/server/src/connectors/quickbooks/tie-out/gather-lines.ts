import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { ComparedConnection } from './compared-connection.ts';
import { booksKinds } from './kept-kinds.ts';

/** QuickBooks' name for the line of shipping, which is no line that people write (entities.md §2.3). */
const shippingItem = 'SHIPPING_ITEM_ID';

/**
 * Puts the parts of every document that lives on either side beside each other, into the temporary table `compared_part`: sold lines with
 * the account that they are booked to, by their identity (of estimates and credit memos, which are taken whole, by their place), discount,
 * shipping and tax. A bundle's components carry its money, its outer
 * line does not (entities.md §4.7). A document whose parts differ differs, whatever its total says.
 */
export async function gatherLines(tx: Tx, connection: ComparedConnection): Promise<void> {
  await gatherThere(tx, connection);
  await gatherHere(tx, connection);
  await sql`
    create temporary table compared_part on commit drop as
    select coalesce(h.seq, b.seq) as seq, coalesce(h.part, b.part) as part, coalesce(h.position, b.position) as position,
      coalesce(b.account_id, h.account_id, ${connection.incomeAccountId}) as account_id,
      ${netHere} as amount_here, b.amount as amount_books
    from part_here h full join part_there b on b.seq = h.seq and b.part = h.part and b.key = h.key`.execute(tx);
  await sql`create index on compared_part (seq)`.execute(tx);
  await sql`analyze compared_part`.execute(tx);
  await sql`
    update compared c set verdict = 'differs'
    where c.verdict = 'ties' and exists (
      select 1 from compared_part p where p.seq = c.seq and coalesce(p.amount_here, 0) <> coalesce(p.amount_books, 0))`.execute(
    tx,
  );
}

/**
 * Where prices include tax a line here is its gross amount, and QuickBooks posts the net one, with the gross beside it (entities.md §4.4):
 * a line of the same gross posts the same net, and one of another gross its share.
 */
const netHere = sql`case
  when b.gross is null or b.gross = 0 then h.amount
  when h.amount = b.gross then b.amount
  else round(h.amount * b.amount / b.gross, 2) end`;

const linedEntities = sql.join(
  booksKinds.filter(({ kind }) => kind !== 'payment').map(({ kind, entity }) => sql`(${kind}::text, ${entity}::text)`),
);

async function gatherThere(tx: Tx, { id }: ComparedConnection): Promise<void> {
  await sql`
    create temporary table part_there on commit drop as
    with lines as (
      select c.seq, n.line, n.at, l.line_ids
      from compared c
      join (values ${linedEntities}) as k(kind, entity) on k.kind = c.kind
      join mirror m on m.connection_id = ${id} and m.entity = k.entity and m.books_id = c.books_id
      left join link l on l.connection_id = ${id} and l.kind = 'invoice' and c.kind = 'invoice' and l.record_id = c.record_id
      cross join lateral (
        select coalesce(g.line, o.line) as line, (o.at * 1000 + coalesce(g.at, 0))::integer as at
        from jsonb_array_elements(m.payload->'Line') with ordinality as o(line, at)
        left join lateral jsonb_array_elements(o.line->'GroupLineDetail'->'Line') with ordinality as g(line, at) on true
      ) n
      where c.verdict <> 'left-alone' and c.life_books = 'live'
    ),
    sold as (
      select seq, line, line_ids, line->'SalesItemLineDetail'->'ItemRef'->>'value' as item,
        row_number() over (partition by seq order by at)::integer as position
      from lines
      where line->>'DetailType' = 'SalesItemLineDetail'
        and line->'SalesItemLineDetail'->'ItemRef'->>'value' is distinct from ${shippingItem}
    )
    select seq, 'income'::text as part, coalesce(k.key, case when line_ids is null then 'at:' || position else 'books:' || (line->>'Id') end) as key, position,
      coalesce(line->'SalesItemLineDetail'->'ItemAccountRef'->>'value', i.payload->'IncomeAccountRef'->>'value') as account_id,
      coalesce((line->>'Amount')::numeric, 0) as amount, (line->'SalesItemLineDetail'->>'TaxInclusiveAmt')::numeric as gross
    from sold
    left join lateral (select e.key from jsonb_each_text(line_ids) e where e.value = line->>'Id' limit 1) k on true
    left join mirror i on i.connection_id = ${id} and i.entity = 'Item' and i.books_id = sold.item
    union all
    select seq, case when line->>'DetailType' = 'DiscountLineDetail' then 'discount' else 'shipping' end, '', null, null,
      sum(coalesce((line->>'Amount')::numeric, 0)), null
    from lines
    where line->>'DetailType' = 'DiscountLineDetail'
      or (line->>'DetailType' = 'SalesItemLineDetail' and line->'SalesItemLineDetail'->'ItemRef'->>'value' = ${shippingItem})
    group by 1, 2
    union all
    select seq, 'tax', '', null, null, tax_books, null from compared
    where kind <> 'payment' and verdict <> 'left-alone' and life_books = 'live'`.execute(tx);
  await sql`analyze part_there`.execute(tx);
}

async function gatherHere(tx: Tx, { id }: ComparedConnection): Promise<void> {
  await sql`
    create temporary table part_here on commit drop as
    select c.seq, 'income'::text as part, n.id::text as key, (n.position + 1)::integer as position,
      coalesce(i.payload->'IncomeAccountRef'->>'value', t.income_account->>'id') as account_id, n.amount
    from compared c
    join invoice_line n on n.invoice_id = c.record_id
    left join item t on t.id = n.item_id
    left join link l on l.connection_id = ${id} and l.kind = 'item' and l.record_id = n.item_id
    left join mirror i on i.connection_id = ${id} and i.entity = 'Item' and i.books_id = l.books_id
    where c.kind = 'invoice' and c.verdict <> 'left-alone' and c.life_here = 'live'
    union all
    select c.seq, 'income', 'at:' || n.at, n.at::integer,
      coalesce(i.payload->'IncomeAccountRef'->>'value', t.income_account->>'id'), (n.line->>'amount')::numeric
    from compared c
    join sales_document d on d.id = c.record_id
    cross join lateral jsonb_array_elements(d.content->'lines') with ordinality as n(line, at)
    left join item t on t.id = (n.line->>'itemId')::uuid
    left join link l on l.connection_id = ${id} and l.kind = 'item' and l.record_id = t.id
    left join mirror i on i.connection_id = ${id} and i.entity = 'Item' and i.books_id = l.books_id
    where c.verdict <> 'left-alone' and c.life_here = 'live'
    union all
    select c.seq, p.part, '', null, null, p.amount
    from compared c
    left join invoice v on c.kind = 'invoice' and v.id = c.record_id
    left join sales_document d on c.kind in ('estimate', 'credit-memo', 'refund-receipt') and d.id = c.record_id
    cross join lateral (select coalesce(v.totals, d.content->'totals') as totals) f
    cross join lateral (values
      ('discount', coalesce((f.totals->>'discount')::numeric, 0)),
      ('shipping', coalesce((f.totals->>'shipping')::numeric, 0)),
      ('tax', c.tax_here)) as p(part, amount)
    where f.totals is not null and c.verdict <> 'left-alone' and c.life_here = 'live'`.execute(tx);
  await sql`analyze part_here`.execute(tx);
}
