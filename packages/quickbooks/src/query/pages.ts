import type { EntityName } from '../entities/entity-catalogue.ts';
import type { Entity } from '../entities/entity-types.ts';
import type { CallMeta, CallOptions, Send } from '../transport/call.ts';
import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import { malformedAnswer } from '../transport/read-answer.ts';
import type { Condition } from './query.ts';
import { runCount, runQuery } from './run-query.ts';
import { MAX_RESULTS_MAX } from './write-statement.ts';

/** What to read page by page. */
export interface PagesRequest<Name extends EntityName> extends CallOptions {
  readonly from: Name;
  readonly where?: readonly Condition[] | undefined;
  /** Rows that are asked for at once, 1 to 1000; 1000 when absent. A page of one row cannot be tied to the one before it. */
  readonly pageSize?: number | undefined;
  /** `nextPosition` of the last page that was worked off, to go on after an interruption. */
  readonly startPosition?: number | undefined;
  /** Id of the last row that was worked off: with it no row is left out where others were deleted during the interruption. */
  readonly lastId?: string | undefined;
  /** Counts the rows at QuickBooks after the last page and compares. */
  readonly verifiesCount?: boolean | undefined;
}

/** Whether all rows were seen. `hasDrifted` means: records were added or deleted meanwhile, ask the change feed. */
export interface CountCheck {
  readonly counted: number;
  readonly seen: number;
  readonly hasDrifted: boolean;
}

export interface Page<Name extends EntityName> {
  /** Rows that no page before held. */
  readonly rows: readonly Entity<Name>[];
  readonly startPosition: number;
  /** Where the next page starts; undefined on the last page. */
  readonly nextPosition: number | undefined;
  /** On the last page, when it was asked for and paging began at position 1. */
  readonly countCheck: CountCheck | undefined;
  readonly meta: CallMeta;
}

/** A list whose rows stand elsewhere each time cannot be read; only when a whole page was deleted at once does that happen to a good one. */
export const RESTARTS_MAX = 3;
/** More calls than this are an endless loop: ten million records. */
export const PAGES_MAX = 10_000;

/**
 * Reads all rows of a query, ordered by Id because QuickBooks' own order is not stable (protocol.md §3.2). A page that is shorter than
 * asked for is the last one.
 *
 * Positions move while records are deleted or added: behind a deleted row that was read already, the next page would leave one out. So
 * each page is asked for from the last row of the one before; where another row stands there, reading goes back until it meets rows
 * that it has seen. No row that lives the whole time is left out; under heavy change one may come twice.
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
    lastId,
    verifiesCount = false,
    ...options
  } = request;
  const target = { realmId, options };
  const seen = new Set<string>();
  let cursor = cursorFrom(first, lastId);
  for (let calls = 0; calls < PAGES_MAX; calls++) {
    const query = { from, where, orderBy: [{ field: 'Id' }], startPosition: cursor.askFrom, maxResults: pageSize };
    const { value: found, meta } = await runQuery(send, target, query);
    const turn = follow(cursor, found, pageSize);
    if (turn.kind === 'unsteady') throw unsteadyList(from, meta);
    const { askFrom } = cursor;
    cursor = turn.cursor;
    if (turn.kind === 'back') continue;
    const rows = found.slice(turn.known);
    const isLast = found.length < pageSize;
    if (verifiesCount) for (const row of rows) seen.add(row.Id);
    const checks = isLast && verifiesCount && first === 1;
    yield {
      rows,
      startPosition: askFrom + turn.known,
      nextPosition: isLast ? undefined : askFrom + found.length,
      countCheck: checks ? compareCount((await runCount(send, target, { from, where })).value, seen.size) : undefined,
      meta,
    };
    if (isLast) return;
  }
  throw endlessList(from);
}

/** Where the next page is asked for, and the rows of the one before, which has to overlap it. */
interface Cursor {
  readonly askFrom: number;
  readonly before: ReadonlySet<string>;
  /** Times that none of the rows before was met again, not even at the beginning. */
  readonly restarts: number;
}

function cursorFrom(first: number, lastId: string | undefined): Cursor {
  if (lastId === undefined || first === 1) return { askFrom: first, before: new Set(), restarts: 0 };
  return { askFrom: first - 1, before: new Set([lastId]), restarts: 0 };
}

type Turn =
  /** The first `known` rows were given before. */
  | { readonly kind: 'on'; readonly known: number; readonly cursor: Cursor }
  | { readonly kind: 'back'; readonly cursor: Cursor }
  | { readonly kind: 'unsteady' };

function follow(cursor: Cursor, found: readonly { readonly Id: string }[], pageSize: number): Turn {
  const { askFrom, before } = cursor;
  const overlap = pageSize > 1 ? 1 : 0;
  const known = 1 + found.findLastIndex(row => before.has(row.Id));
  const isLost = overlap > 0 && before.size > 0 && known === 0;
  if (isLost && askFrom > 1) {
    return { kind: 'back', cursor: { ...cursor, askFrom: Math.max(1, askFrom - pageSize + overlap) } };
  }
  const restarts = cursor.restarts + (isLost ? 1 : 0);
  if (restarts > RESTARTS_MAX) return { kind: 'unsteady' };
  const next = { askFrom: askFrom + found.length - overlap, before: new Set(found.map(row => row.Id)), restarts };
  return { kind: 'on', known, cursor: next };
}

function compareCount(counted: number, seen: number): CountCheck {
  return { counted, seen, hasDrifted: counted !== seen };
}

function endlessList(from: EntityName): QuickBooksFault {
  return new QuickBooksFault({
    kind: 'too-large',
    message: `The list of ${from} has not ended after ${PAGES_MAX} pages. Ask for larger pages or for fewer records.`,
    retry: { kind: 'never' },
  });
}

function unsteadyList(from: EntityName, meta: CallMeta): QuickBooksFault {
  return malformedAnswer(`QuickBooks gives the list of ${from} in another order each time it is asked`, meta);
}
