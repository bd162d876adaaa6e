import { countRecords, queryRecords, type Desk } from '../bookkeeper/desk.ts';
import type { EntityName } from '../books/entities/entity-name.ts';
import type { BooksRecord } from '../books/json.ts';
import { html, type Html, type HtmlPart } from './html.ts';

const ROWS_PER_PAGE = 50;
/** Longer than any name that QuickBooks takes. */
const SEARCH_LENGTH_MAX = 500;

export interface ListOrder {
  readonly entity: EntityName;
  /** Property that the search looks into. */
  readonly searched: string;
  readonly orderBy: string;
  /** Whether inactive records belong to the list. */
  readonly hasInactive: boolean;
}

export interface ListedRecords {
  readonly records: readonly BooksRecord[];
  readonly total: number;
  readonly page: number;
  readonly search: string;
}

/** One page of an entity's records, with the books' own query language. */
export function listRecords(desk: Desk, order: ListOrder, query: URLSearchParams): ListedRecords {
  const search = (query.get('search') ?? '').trim().slice(0, SEARCH_LENGTH_MAX);
  const page = Math.max(1, Math.trunc(Number(query.get('page') ?? 1)) || 1);
  const conditions = [
    ...(order.hasInactive ? ['Active IN (true, false)'] : []),
    ...(search === '' ? [] : [`${order.searched} LIKE '%${escapeLiteral(search)}%'`]),
  ];
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  const start = (page - 1) * ROWS_PER_PAGE + 1;
  const paging = `orderby ${order.orderBy} startposition ${start} maxresults ${ROWS_PER_PAGE}`;
  return {
    records: queryRecords(desk, order.entity, `${where} ${paging}`),
    total: countRecords(desk, order.entity, where),
    page,
    search,
  };
}

/** Quotes and backslashes are escaped by a backslash (protocol.md §3.2). */
function escapeLiteral(text: string): string {
  return text.replace(/[\\']/g, '\\$&');
}

export function searchForm(path: string, { search }: ListedRecords, what: string): Html {
  return html`<form class="search" method="get" action="${path}" role="search">
    <input type="search" name="search" value="${search}" aria-label="Search ${what}" placeholder="Search ${what}" />
    <button>Search</button>
  </form>`;
}

export function pager(path: string, { total, page, search }: ListedRecords): HtmlPart {
  const pages = Math.max(1, Math.ceil(total / ROWS_PER_PAGE));
  const link = (target: number, label: string): HtmlPart => {
    const query = new URLSearchParams({ ...(search !== '' && { search }), page: String(target) });
    return html`<a href="${path}?${query.toString()}">${label}</a>`;
  };
  if (pages === 1) return undefined;
  return html`<nav class="pager" aria-label="Pages">
    ${page > 1 && link(page - 1, 'Earlier')} <span class="quiet">Page ${page} of ${pages}, ${total} in all</span>
    ${page < pages && link(page + 1, 'Later')}
  </nav>`;
}
