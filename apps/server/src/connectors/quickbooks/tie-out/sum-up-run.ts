import { sql } from 'kysely';
import type { TieOutRun, TieOutTotal } from '@tieout/api';
import { freeForCompany } from '../../../records/free-for-company.ts';
import type { Tx } from '../../../store/store.ts';
import type { SummedRun } from './sum-up-customers.ts';

/** What a comparison comes to as a whole. */
export interface RunSums {
  readonly counts: TieOutRun['counts'];
  readonly totals: TieOutRun['totals'];
  readonly receivables: TieOutRun['receivables'];
  readonly lists: TieOutRun['lists'];
}

/** Adds the whole comparison up, from what was just written about it. Currencies are never mixed. */
export async function sumUpRun(tx: Tx, run: SummedRun): Promise<RunSums> {
  const [counts, totals, receivables, lists] = [
    await readCounts(tx, run),
    await readTotals(tx),
    await readReceivables(tx, run),
    await readLists(tx, run),
  ];
  return { counts, totals, receivables, lists };
}

async function readCounts(tx: Tx, { tieOutId }: SummedRun): Promise<TieOutRun['counts']> {
  const { rows } = await sql<Readonly<Record<keyof TieOutRun['counts'], string>>>`
    select (select count(*) from compared where verdict <> 'left-alone') as documents,
      (select count(*) from compared where verdict not in ('ties', 'left-alone')) as differing,
      (select count(*) from tie_out_customer where tie_out_id = ${tieOutId}) as customers,
      (select count(*) from tie_out_customer where tie_out_id = ${tieOutId} and open_here <> open_books) as "differingCustomers",
      (select count(*) from tie_out_period where tie_out_id = ${tieOutId} and amount_here <> amount_books) as "differingPeriods"`.execute(
    tx,
  );
  const [row] = rows;
  return {
    documents: Number(row?.documents),
    differing: Number(row?.differing),
    customers: Number(row?.customers),
    differingCustomers: Number(row?.differingCustomers),
    differingPeriods: Number(row?.differingPeriods),
  };
}

interface TotalRow {
  readonly kind: TieOutTotal['kind'];
  readonly currency: string;
  readonly counts: TieOutTotal['counts'];
  readonly total: TieOutTotal['total'];
  readonly balance: TieOutTotal['balance'];
  readonly left_alone: TieOutTotal['leftAlone'];
}

/** Plain decimal text of a sum: `trim_scale` takes the zeros away that the columns' places add. */
async function readTotals(tx: Tx): Promise<TieOutRun['totals']> {
  const { rows } = await sql<TotalRow>`
    select kind, currency, counts,
      jsonb_build_object('here', trim_scale(total_here)::text, 'books', trim_scale(total_books)::text,
        'difference', trim_scale(total_here - total_books)::text) as total,
      jsonb_build_object('here', trim_scale(balance_here)::text, 'books', trim_scale(balance_books)::text,
        'difference', trim_scale(balance_here - balance_books)::text) as balance,
      jsonb_build_object('total', trim_scale(total_apart)::text, 'balance', trim_scale(balance_apart)::text) as left_alone
    from (
      select kind, currency,
        coalesce(sum(total_here) filter (where verdict <> 'left-alone'), 0) as total_here,
        coalesce(sum(total_books) filter (where verdict <> 'left-alone'), 0) as total_books,
        coalesce(sum(total_books) filter (where verdict = 'left-alone'), 0) as total_apart,
        coalesce(sum(balance_here) filter (where verdict <> 'left-alone'), 0) as balance_here,
        coalesce(sum(balance_books) filter (where verdict <> 'left-alone'), 0) as balance_books,
        coalesce(sum(balance_books) filter (where verdict = 'left-alone'), 0) as balance_apart,
        jsonb_build_object(
          'here', count(*) filter (where life_here <> 'deleted'), 'books', count(*) filter (where life_books <> 'deleted'),
          'ties', count(*) filter (where verdict = 'ties'), 'differs', count(*) filter (where verdict = 'differs'),
          'onlyHere', count(*) filter (where verdict = 'only-here'),
          'onlyInBooks', count(*) filter (where verdict = 'only-in-books'),
          'leftAlone', count(*) filter (where verdict = 'left-alone')) as counts
      from compared group by kind, currency
    ) s order by kind, currency`.execute(tx);
  return rows.map(totalOf);
}

const totalOf = ({ kind, currency, counts, total, balance, left_alone: leftAlone }: TotalRow): TieOutTotal => ({
  kind,
  currency,
  counts,
  total,
  balance,
  leftAlone,
});

async function readReceivables(tx: Tx, { tieOutId }: SummedRun): Promise<TieOutRun['receivables']> {
  const { rows } = await sql<TieOutRun['receivables'][number]>`
    select currency, trim_scale(sum(open_here))::text as here, trim_scale(sum(open_books))::text as books,
      trim_scale(sum(open_here) - sum(open_books))::text as difference
    from tie_out_customer where tie_out_id = ${tieOutId} group by currency order by currency`.execute(tx);
  return rows;
}

async function readLists(tx: Tx, { connection }: SummedRun): Promise<TieOutRun['lists']> {
  const lists: TieOutRun['lists'] = [];
  for (const [kind, entity] of [
    ['customer', 'Customer'],
    ['item', 'Item'],
  ] as const) {
    const { rows } = await sql<{ readonly linked: string; readonly here: string; readonly books: string }>`
      select (select count(*) from link where connection_id = ${connection.id} and kind = ${kind}) as linked,
        (select count(*) from ${sql.table(kind)} r where r.workspace_id = ${connection.workspaceId} and r.life = 'live'
          and ${freeForCompany(connection.id)} and not exists (
          select 1 from link l where l.connection_id = ${connection.id} and l.kind = ${kind} and l.record_id = r.id)) as here,
        (select count(*) from mirror m where m.connection_id = ${connection.id} and m.entity = ${entity} and m.life = 'live'
          and not exists (select 1 from link l where l.connection_id = m.connection_id and l.kind = ${kind}
            and l.books_id = m.books_id)) as books`.execute(tx);
    const [row] = rows;
    lists.push({ kind, linked: Number(row?.linked), onlyHere: Number(row?.here), onlyInBooks: Number(row?.books) });
  }
  return lists;
}
