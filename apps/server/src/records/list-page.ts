import { sql, type RawBuilder } from 'kysely';
import { errnoOf } from '../database/errno-of.ts';
import type { Db } from '../store/store.ts';
import { findPage, type Search } from './find-page.ts';
import { decodeCursor, encodeCursor, strangeCursor, type PageCursor } from './page-cursor.ts';

/** How a list is ordered: an indexed expression, made unique by the row's id. */
export interface Sorting {
  readonly key: RawBuilder<unknown>;
  /** SQL type of the key: the cursor carries it as text. */
  readonly type: 'text' | 'numeric' | 'date' | 'timestamptz' | 'bigint';
  readonly isDescending: boolean;
  /** Id column; text form of it stands in the cursor. */
  readonly id?: RawBuilder<unknown>;
}

export interface ListPageOptions {
  /** The rows to page over, without joins that only decorate them: `customer r`. */
  readonly from: RawBuilder<unknown>;
  readonly where: RawBuilder<unknown>;
  /** Conditions, one of which every row fulfils, where the index is ordered only within each: a page of each is merged, nothing is sorted whole. */
  readonly branches?: readonly RawBuilder<unknown>[];
  /** Words that were typed, beside the condition. */
  readonly search?: Search | undefined;
  readonly sorting: Sorting;
  readonly page: { readonly limit: number; readonly cursor?: string | undefined };
  /** What is read of each row of the page, joins included: everything after `select … from (page) r`. */
  readonly columns: RawBuilder<unknown>;
  readonly joins?: RawBuilder<unknown>;
}

export interface ListedPage<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
  readonly total: number;
  /** There are more than `total`: they were not counted further. */
  readonly isTotalCapped?: true | undefined;
}

/** The rows of a page and one more, if there is one. */
export type Keyed<Row> = Row & { readonly page_key: string; readonly page_id: string };

export interface FoundRows<Row> {
  readonly rows: readonly Keyed<Row>[];
  readonly total: number;
  readonly isCapped: boolean;
}

/**
 * One page by keyset: the index is entered where the last page ended, so that the thousandth page costs what the first does. Joins are
 * made for the rows of the page only. All rows are counted for the first page, while it is read; the cursor carries the number on.
 */
export async function listPage<Row>(db: Db, options: ListPageOptions): Promise<ListedPage<Row>> {
  const { page, search } = options;
  const after = page.cursor === undefined ? undefined : decodeCursor(page.cursor);
  const reading =
    search === undefined ? readPage<Row>(db, options, after) : findPage<Row>(db, { ...options, search, after });
  const { rows, total, isCapped } = await reading.catch((error: unknown) => {
    // A place of another order is no number, day or id of this one (PostgreSQL, appendix A: class 22).
    throw after !== undefined && errnoOf(error)?.startsWith('22') === true ? strangeCursor(error) : error;
  });
  const isMore = rows.length > page.limit;
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  const nextCursor = isMore && last ? encodeCursor({ key: last.page_key, id: last.page_id, total, isCapped }) : null;
  return { rows: shown, nextCursor, total, ...(isCapped && { isTotalCapped: true }) };
}

async function readPage<Row>(db: Db, options: ListPageOptions, after: PageCursor | undefined): Promise<FoundRows<Row>> {
  const [rows, counted] = await Promise.all([
    selectRows<Row>(db, options, after),
    after === undefined ? countRows(db, options.from, options.where) : after.total,
  ]);
  return { rows, total: counted, isCapped: false };
}

async function selectRows<Row>(
  db: Db,
  options: ListPageOptions,
  after: PageCursor | undefined,
): Promise<readonly Keyed<Row>[]> {
  const { from, where, branches = [sql`true`], sorting, page, columns, joins } = options;
  const id = sorting.id ?? sql`r.id`;
  const direction = sql.raw(sorting.isDescending ? 'desc' : 'asc');
  const beyond = sql.raw(sorting.isDescending ? '<' : '>');
  const type = sql.raw(sorting.type);
  const start =
    after === undefined ? sql`true` : sql`(${sorting.key}, ${id}) ${beyond} (${after.key}::${type}, ${after.id})`;
  const order = sql`order by page_key ${direction}, page_id ${direction}`;
  const pages = branches.map(
    branch => sql`(
      select r.*, ${sorting.key} as page_key, ${id} as page_id from ${from} where ${where} and ${branch} and ${start}
      ${order} limit ${page.limit + 1}
    )`,
  );
  const { rows } = await sql<Keyed<Row>>`
    select ${columns}, r.page_key::text as page_key, r.page_id::text as page_id
    from (select * from (${sql.join(pages, sql` union all `)}) b ${order} limit ${page.limit + 1}) r ${joins ?? sql``}
    order by r.page_key ${direction}, r.page_id ${direction}`.execute(db);
  return rows;
}

async function countRows(db: Db, from: RawBuilder<unknown>, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ readonly count: string }>`select count(*) as count from ${from} where ${where}`.execute(
    db,
  );
  return Number(rows[0]?.count ?? 0);
}
