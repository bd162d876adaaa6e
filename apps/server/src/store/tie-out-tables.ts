import type { ColumnType, Generated } from 'kysely';
import type { TieOutDifference, TieOutDocument, TieOutPeriod, TieOutRun } from '@tieout/api';
import type { JsonColumn, JsonColumnWithDefault } from './json-column.ts';

/** Rows of `migrations/0019-tie-out.sql`. */
export interface TieOutTables {
  readonly tie_out_run: TieOutRunRow;
  readonly tie_out_document: TieOutDocumentRow;
  readonly tie_out_customer: TieOutCustomerRow;
  readonly tie_out_period: TieOutPeriodRow;
}

type Later<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

export interface TieOutRunRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly connection_id: string;
  readonly source: TieOutRun['source'];
  readonly state: TieOutRun['state'];
  readonly progress_done: Generated<number>;
  readonly progress_total: Later<number>;
  readonly progress_sentence: Generated<string>;
  readonly sentence: Generated<string>;
  readonly is_equal: Later<boolean>;
  readonly counts: JsonColumnWithDefault<Partial<TieOutRun['counts']>>;
  readonly lists: JsonColumnWithDefault<TieOutRun['lists']>;
  readonly totals: JsonColumnWithDefault<TieOutRun['totals']>;
  readonly receivables: JsonColumnWithDefault<TieOutRun['receivables']>;
  readonly cross_checks: JsonColumnWithDefault<TieOutRun['crossChecks']>;
  readonly keeps_all_rows: Generated<boolean>;
  readonly books_as_of: Later<Date>;
  readonly started_by: string;
  readonly started_at: Date;
  readonly finished_at: Later<Date>;
  readonly failure: Later<string>;
}

/** How a document lives on one side; null where it is not there. */
export type DocumentLife = 'live' | 'voided' | 'deleted' | null;

export interface TieOutDocumentRow {
  readonly tie_out_id: string;
  readonly seq: number;
  readonly kind: TieOutDocument['kind'];
  readonly verdict: TieOutDocument['verdict'];
  readonly record_id: string | null;
  readonly books_id: string | null;
  readonly number: string | null;
  readonly customer_id: string | null;
  readonly customer_books_id: string | null;
  readonly customer_name: string;
  readonly txn_date: string | null;
  readonly currency: string;
  readonly life_here: DocumentLife;
  readonly life_books: DocumentLife;
  readonly total_here: string;
  readonly total_books: string;
  readonly tax_here: string;
  readonly tax_books: string;
  readonly balance_here: string;
  readonly balance_books: string;
  readonly differences: JsonColumn<readonly TieOutDifference[]> | null;
  readonly settled: string | null;
}

export interface TieOutCustomerRow {
  readonly tie_out_id: string;
  readonly seq: number;
  readonly customer_id: string | null;
  readonly books_id: string | null;
  readonly name: string;
  readonly currency: string;
  readonly open_here: string;
  readonly open_books: string;
  readonly left_alone: string;
  readonly stated: string | null;
}

export interface TieOutPeriodRow {
  readonly tie_out_id: string;
  readonly seq: number;
  readonly month: string;
  readonly class: TieOutPeriod['class'];
  readonly account_id: string;
  readonly account_name: string;
  readonly currency: string;
  readonly amount_here: string;
  readonly amount_books: string;
}
