import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../store/store.ts';
import type { FoundRows, Keyed, ListPageOptions } from './list-page.ts';
import type { PageCursor } from './page-cursor.ts';

/** How words are found among the rows of a list. */
export interface Search {
  /** A row is found by any of these, each answered by an index, in no order. They may name the query of `named`. */
  readonly indexed: readonly RawBuilder<unknown>[];
  /** The same asked of one row, in words that PostgreSQL does not answer from those indexes. */
  readonly ofRow: RawBuilder<unknown>;
  /** A query whose rows others are found by: its name and text. */
  readonly named?: { readonly name: RawBuilder<unknown>; readonly query: RawBuilder<unknown> };
}

/** How far a search is carried. */
export interface SearchBounds {
  /** A search is counted up to here: who finds more than this types another word. */
  readonly foundMax: number;
  /** What is found more often is met soon when the list is walked over in its order; if not, all of it is sorted. */
  readonly walkedMax: number;
}

export const searchBounds: SearchBounds = { foundMax: 10_000, walkedMax: 20_000 };

export interface FindPageOptions extends ListPageOptions {
  readonly search: Search;
  readonly after: PageCursor | undefined;
}

/**
 * A page of what a search finds. Few rows are found by the index of words, then counted, sorted and cut. Of many, the list's own order is
 * walked along until the page is full: neither counting nor sorting a hundred thousand rows would tell anybody more.
 */
export async function findPage<Row>(
  db: Db,
  options: FindPageOptions,
  bounds: SearchBounds = searchBounds,
): Promise<FoundRows<Row>> {
  const { after } = options;
  const found = await findRows<Row>(db, options, bounds);
  // Counted once, for all pages.
  return after === undefined ? found : { ...found, total: after.total, isCapped: after.isCapped };
}

async function findRows<Row>(
  db: Db,
  options: FindPageOptions,
  { foundMax, walkedMax }: SearchBounds,
): Promise<FoundRows<Row>> {
  const { after, page } = options;
  if (after?.isCapped !== true) {
    const found = await sortFound<Row>(db, options, { foundMax, namedMax: foundMax });
    const isSure = found.isCapped || !found.isNamedCut;
    const sure = isSure ? found : await findAmongAll<Row>(db, options, { foundMax, walkedMax });
    if (!sure.isCapped) return sure;
  }
  const rows = await walkOver<Row>(db, options, walkedMax);
  return rows.length > page.limit ? { rows, total: foundMax, isCapped: true } : sortFound<Row>(db, options, {});
}

/**
 * Very many customers are found, and few invoices of the first of them. Where the list is short its rows are asked one by one; else it takes
 * all these customers to tell.
 */
async function findAmongAll<Row>(db: Db, options: FindPageOptions, { foundMax, walkedMax }: SearchBounds) {
  const { from, where, search } = options;
  const { rows } = await sql<{ readonly count: string }>`
    select count(*) as count from (select from ${from} where ${where} ${upTo(walkedMax)}) r`.execute(db);
  const isShort = Number(rows[0]?.count) <= walkedMax;
  const asked = isShort ? { ...options, search: { indexed: [search.ofRow], ofRow: search.ofRow } } : options;
  return sortFound<Row>(db, asked, { foundMax });
}

/** How many rows are read of what is found, and of the query by whose rows it is found. Absent: all. */
interface ReadBounds {
  readonly foundMax?: number;
  readonly namedMax?: number;
}

interface Counts {
  readonly found: string;
  readonly named: string;
}

/** All that is found; or, when there is more than a bound, only that. */
async function sortFound<Row>(
  db: Db,
  options: FindPageOptions,
  { foundMax = Infinity, namedMax = Infinity }: ReadBounds,
): Promise<FoundRows<Row> & { readonly isNamedCut: boolean }> {
  const { search, page } = options;
  const { id, direction, isBehind } = orderOf(options, sql`f`);
  const named = search.named && sql`${search.named.name} as materialized (${search.named.query} ${upTo(namedMax)}),`;
  const namedCount = search.named === undefined ? sql`0` : sql`(select count(*) from ${search.named.name})`;
  // Counts come with an empty page too; nothing is sorted that will not be shown.
  const { rows } = await sql<(Keyed<Row> | { readonly page_id: null }) & Counts>`
    with ${named ?? sql``} ${foundBy(options, foundMax)},
      counted as materialized (select (select count(*) from found) as found, ${namedCount} as named)
    select counted.*, p.* from counted left join (
      select ${decorated(options)}
      from (
        select r.*, f.page_key, f.page_id
        from (
          select * from found f where ${isBehind} and (select ${isWithin('found', foundMax)} and ${isWithin('named', namedMax)} from counted)
          order by page_key ${direction}, page_id ${direction} limit ${page.limit + 1}
        ) f
        join ${options.from} on ${id} = f.page_id
      ) r ${options.joins ?? sql``}
      order by r.page_key ${direction}, r.page_id ${direction}
    ) p on true`.execute(db);
  return {
    rows: rows.filter((row): row is Keyed<Row> & Counts => row.page_id !== null),
    total: Number(rows[0]?.found),
    isCapped: Number(rows[0]?.found) > foundMax,
    isNamedCut: Number(rows[0]?.named) > namedMax,
  };
}

/** `found`: keys and ids of what is found, each once. A bound on every way to find holds for all of them together too. */
function foundBy({ from, where, search, sorting }: FindPageOptions, foundMax: number): RawBuilder<unknown> {
  const id = sorting.id ?? sql`r.id`;
  const names = search.indexed.map((_, at) => sql.ref(`found_${at}`));
  const ways = search.indexed.map((isFound, at) => {
    const isNew = names.slice(0, at).map(earlier => sql` and ${id} not in (select page_id from ${earlier})`);
    return sql`${names[at]} as materialized (
      select ${sorting.key} as page_key, ${id} as page_id from ${from} where ${where} and ${isFound}${sql.join(isNew, sql``)} ${upTo(foundMax)}
    )`;
  });
  const all = names.map(name => sql`select * from ${name}`);
  return sql`${sql.join(ways)}, found as not materialized (${sql.join(all, sql` union all `)})`;
}

/** One more than the bound, which tells that there are more. */
const upTo = (bound: number): RawBuilder<unknown> => (bound === Infinity ? sql`` : sql`limit ${bound + 1}`);

const isWithin = (count: 'found' | 'named', bound: number): RawBuilder<unknown> =>
  bound === Infinity ? sql`true` : sql`${sql.ref(count)} <= ${bound}`;

/** The page as the list's own index has it, as far as it is met among the next rows. */
async function walkOver<Row>(db: Db, options: FindPageOptions, walkedMax: number): Promise<readonly Keyed<Row>[]> {
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
