import { sql } from 'kysely';
import type { TieOutPeriod } from '@tieout/api';
import { listPage, type ListedPage } from '../../../records/list-page.ts';
import type { RecordKey } from '../../../records/record-key.ts';
import type { Db } from '../../../store/store.ts';
import { comparedAmount } from './compared-amount.ts';
import { readTieOut } from './tie-out-answer.ts';

/** A stored row as the list and the file show it. */
export interface PeriodRow {
  readonly seq: number;
  readonly month: string;
  readonly class: TieOutPeriod['class'];
  readonly account_id: string;
  readonly account_name: string;
  readonly currency: string;
  readonly amount_here: string;
  readonly amount_books: string;
}

export interface PeriodFilter {
  readonly show: 'differing' | 'all';
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** What each side posts per account and month, newest month first. @throws ProblemFault `not-found` */
export async function listPeriods(
  db: Db,
  key: RecordKey,
  { show, ...page }: PeriodFilter,
): Promise<ListedPage<TieOutPeriod>> {
  await readTieOut(db, key);
  const differing = show === 'differing' ? sql`r.amount_here <> r.amount_books` : sql`true`;
  const listed = await listPage<PeriodRow>(db, {
    from: sql`tie_out_period r`,
    where: sql`r.tie_out_id = ${key.id} and ${differing}`,
    sorting: { key: sql`r.seq`, type: 'bigint', isDescending: false, id: sql`r.seq::text` },
    columns: sql`r.*`,
    page,
  });
  return { ...listed, rows: listed.rows.map(periodOf) };
}

const periodOf = (row: PeriodRow): TieOutPeriod => ({
  seq: row.seq,
  month: row.month,
  account: { id: row.account_id, name: row.account_name },
  class: row.class,
  currency: row.currency,
  amount: comparedAmount(row.amount_here, row.amount_books),
});
