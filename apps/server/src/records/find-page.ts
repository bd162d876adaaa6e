import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../store/store.ts';
import type { FoundRows, Keyed, ListPageOptions } from './list-page.ts';
import type { PageCursor } from './page-cursor.ts';

/** How words are found among the rows of a list. */
export interface Search {
  /** The rows that hold them, by an index of words, in no order. May name queries of `named`. */
  readonly indexed: RawBuilder<unknown>;
  /** The same asked of one row, in words that PostgreSQL does not answer from that index. */
  readonly ofRow: RawBuilder<unknown>;
  /** A query whose rows others are found by, read up to one more than `foundMax`: its name and text. */
  readonly named?: { readonly name: RawBuilder<unknown>; readonly query: RawBuilder<unknown> };
}

/** A search is counted up to here: who finds more than this types another word. */
export const foundMax = 10_000;
/** What is found more often than `foundMax` is met soon when the list is walked over in its order; if not, all of it is sorted. */
const walkedMax = 20_000;

export interface FindPageOptions extends ListPageOptions {
  readonly search: Search;
  readonly after: PageCursor | undefined;
}

/**
 * A page of what a search finds. Few rows are found by the index of words, then counted, sorted and cut. Of many, the list's own order is
 * walked along until the page is full: neither counting nor sorting a hundred thousand rows would tell anybody more.
 */
export async function findPage<Row>(db: Db, options: FindPageOptions): Promise<FoundRows<Row>> {
  const { after } = options;
  const found = await findRows<Row>(db, options);
  // Counted once, for all pages.
  return after === undefined ? found : { ...found, total: after.total, isCapped: after.isCapped };
}

async function findRows<Row>(db: Db, options: FindPageOptions): Promise<FoundRows<Row>> {
  const { after, page } = options;
  if (after?.isCapped !== true) {
    const found = await sortFound<Row>(db, options, foundMax);
    if (!found.isCapped) return found;
  }
  const rows = await walkOver<Row>(db, options);
  return rows.length > page.limit ? { rows, total: foundMax, isCapped: true } : sortFound<Row>(db, options);
}

interface Counts {
  readonly found: string;
  readonly named: string;
}

/** All that is found, or, when there is more than `most`, as much as tells that. */
async function sortFound<Row>(db: Db, options: FindPageOptions, most?: number): Promise<FoundRows<Row>> {
  const { from, where, search, sorting, page } = options;
  const { id, direction, isBehind } = orderOf(options, sql`f`);
  const bound = most === undefined ? sql`` : sql`limit ${most + 1}`;
  const named = search.named && sql`${search.named.name} as materialized (${search.named.query} ${bound}),`;
  const namedCount = search.named === undefined ? sql`0` : sql`(select count(*) from ${search.named.name})`;
  // Counts come with an empty page too.
  const { rows } = await sql<(Keyed<Row> | { readonly page_id: null }) & Counts>`
    with ${named ?? sql``} found as materialized (
      select ${sorting.key} as page_key, ${id} as page_id from ${from} where ${where} and ${search.indexed} ${bound}
    )
    select (select count(*) from found) as found, ${namedCount} as named, p.*
    from (values (true)) counted left join (
      select ${decorated(options)}
      from (
        select r.*, f.page_key, f.page_id
        from (select * from found f where ${isBehind} order by page_key ${direction}, page_id ${direction} limit ${page.limit + 1}) f
        join ${from} on ${id} = f.page_id
      ) r ${options.joins ?? sql``}
      order by r.page_key ${direction}, r.page_id ${direction}
    ) p on true`.execute(db);
  const counts = [Number(rows[0]?.found), Number(rows[0]?.named)] as const;
  const isCapped = most !== undefined && counts.some(count => count > most);
  return { rows: rows.filter((row): row is Keyed<Row> & Counts => row.page_id !== null), total: counts[0], isCapped };
}

/** The page as the list's own index has it, as far as it is met among the next rows. */
async function walkOver<Row>(db: Db, options: FindPageOptions): Promise<readonly Keyed<Row>[]> {
  const { from, where, branches = [sql`true`], search, sorting, page } = options;
  const { id, direction, isBehind } = orderOf(options, sql`r`);
  const order = sql`order by page_key ${direction}, page_id ${direction}`;
  const walks = branches.map(
    branch => sql`(select * from (
      select * from (select r.*, ${sorting.key} as page_key, ${id} as page_id from ${from} where ${where} and ${branch}) r
      where ${isBehind} ${order} limit ${walkedMax}
    ) r where ${search.ofRow} ${order} limit ${page.limit + 1})`,
  );
  const { rows } = await sql<Keyed<Row>>`
    select ${decorated(options)}
    from (select * from (${sql.join(walks, sql` union all `)}) b ${order} limit ${page.limit + 1}) r ${options.joins ?? sql``}
    order by r.page_key ${direction}, r.page_id ${direction}`.execute(db);
  return rows;
}

const decorated = ({ columns }: ListPageOptions): RawBuilder<unknown> =>
  sql`${columns}, r.page_key::text as page_key, r.page_id::text as page_id`;

function orderOf({ sorting, after }: FindPageOptions, row: RawBuilder<unknown>) {
  const direction = sql.raw(sorting.isDescending ? 'desc' : 'asc');
  const beyond = sql.raw(sorting.isDescending ? '<' : '>');
  const type = sql.raw(sorting.type);
  const isBehind =
    after === undefined
      ? sql`true`
      : sql`(${row}.page_key, ${row}.page_id) ${beyond} (${after.key}::${type}, ${after.id})`;
  return { id: sorting.id ?? sql`r.id`, direction, isBehind };
}
