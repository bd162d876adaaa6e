import type { EntityName } from '../entities/entity-catalogue.ts';
import type { Entity } from '../entities/entity-types.ts';
import type { CallMeta, CallOptions, Send } from '../transport/call.ts';
import type { Condition } from './query.ts';
import { runCount, runQuery } from './run-query.ts';
import { MAX_RESULTS_MAX } from './write-statement.ts';

/** What to read page by page. */
export interface PagesRequest<Name extends EntityName> extends CallOptions {
  readonly from: Name;
  readonly where?: readonly Condition[];
  /** Rows a page, 1 to 1000; 1000 when absent. */
  readonly pageSize?: number;
  /** `nextPosition` of the last page that was worked off, to go on after an interruption. */
  readonly startPosition?: number;
  /** Counts the rows at QuickBooks after the last page and compares: deletions during paging make live rows slip through. */
  readonly verifiesCount?: boolean;
}

/** Whether all rows were seen. `hasDrifted` means: records were added or deleted meanwhile, read again or ask the change feed. */
export interface CountCheck {
  readonly counted: number;
  readonly seen: number;
  readonly hasDrifted: boolean;
}

export interface Page<Name extends EntityName> {
  readonly rows: readonly Entity<Name>[];
  readonly startPosition: number;
  /** Where the next page starts; undefined on the last page. */
  readonly nextPosition: number | undefined;
  /** On the last page, when it was asked for and paging began at position 1. */
  readonly countCheck: CountCheck | undefined;
  readonly meta: CallMeta;
}

/** More pages than this are an endless loop: ten million records. */
export const PAGES_MAX = 10_000;

/**
 * Reads all rows of a query, ordered by Id because QuickBooks' own order is not stable (protocol.md §3.2). A page that is shorter than
 * asked for is the last one.
 */
export async function* readPages<Name extends EntityName>(
  send: Send,
  realmId: string,
  request: PagesRequest<Name>,
): AsyncGenerator<Page<Name>, void, undefined> {
  const {
    from,
    where = [],
    pageSize = MAX_RESULTS_MAX,
    startPosition: first = 1,
    verifiesCount = false,
    ...options
  } = request;
  const target = { realmId, options };
  const seen = new Set<string>();
  let startPosition = first;
  for (let page = 0; page < PAGES_MAX; page++) {
    const query = { from, where, orderBy: [{ field: 'Id' }], startPosition, maxResults: pageSize };
    const { value: rows, meta } = await runQuery(send, target, query);
    const isLast = rows.length < pageSize;
    if (verifiesCount) for (const row of rows) seen.add(row.Id);
    const checks = isLast && verifiesCount && first === 1;
    yield {
      rows,
      startPosition,
      nextPosition: isLast ? undefined : startPosition + rows.length,
      countCheck: checks ? compareCount((await runCount(send, target, { from, where })).value, seen.size) : undefined,
      meta,
    };
    if (isLast) return;
    startPosition += rows.length;
  }
}

function compareCount(counted: number, seen: number): CountCheck {
  return { counted, seen, hasDrifted: counted !== seen };
}
