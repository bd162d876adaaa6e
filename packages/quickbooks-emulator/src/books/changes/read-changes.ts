import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import { definitionNamed } from '../entities/registry.ts';
import { isRealEntity } from '../entities/real-entities.ts';
import { BooksFault } from '../faults/books-fault.ts';
import { invalidDate, invalidEnumeration, notEmulated } from '../faults/faults.ts';
import { parseInstant } from '../query/comparable.ts';
import { presentText } from '../render/present.ts';
import { pacificSeconds } from '../store/pacific-time.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { firstIndexWhere } from '../store/sorted-view.ts';
import type { Tombstone } from '../store/table.ts';

const DAY_MS = 86_400_000;
/** How far back the feed reaches (protocol.md §4). */
const WINDOW_MS = 30 * DAY_MS;
const OBJECTS_MAX = 1000;
const ENTITIES_MAX = 100;

/** What changed in the named entities since an instant: one `QueryResponse` per entity, in the order asked for. */
export function readChanges(
  company: Company,
  request: { readonly entities: readonly string[]; readonly changedSince: string },
): string {
  const sinceMs = sinceOf(company, request.changedSince);
  const definitions = request.entities.slice(0, ENTITIES_MAX).map(name => feedDefinition(name.trim()));
  let left = OBJECTS_MAX;
  const parts = definitions.map(definition => {
    const part = changesOf(company, definition, { sinceMs, limit: left });
    if (company.switches.cdcLimitPer === 'response') left -= part.count;
    return part.text;
  });
  return `{"QueryResponse":[${parts.join(',')}]}`;
}

function feedDefinition(name: string): EntityDefinition {
  const definition = definitionNamed(name);
  if (definition !== undefined && definition.withoutChangeFeed !== true) return definition;
  if (definition === undefined && isRealEntity(name)) throw notEmulated(`the entity ${name} in the change feed`);
  throw invalidEnumeration('entities', name);
}

/** 30 days back at most: earlier is a fault, or cut to the window (a switch, protocol.md §4). */
function sinceOf(company: Company, changedSince: string): number {
  // An unescaped + of the offset arrives as a blank.
  const instant = parseInstant(changedSince.replace(/ (\d{2}:?\d{2})$/, '+$1'));
  if (instant === undefined) throw invalidDate('changedSince', changedSince);
  const earliest = company.now() - WINDOW_MS;
  if (instant >= earliest) return instant;
  if (company.switches.cdcBeyondWindow === 'truncate') return earliest;
  throw new BooksFault({
    code: '4002',
    message: 'Error processing query',
    detail: 'QueryProcessingError: changedSince must be within the last 30 days.',
  });
}

function changesOf(
  company: Company,
  definition: EntityDefinition,
  feed: { readonly sinceMs: number; readonly limit: number },
): { readonly text: string; readonly count: number } {
  // Stored instants have whole seconds, so the second of `changedSince` counts as a whole.
  const second = Math.floor(feed.sinceMs / 1000);
  const includes = company.switches.cdcIncludesSince;
  const isAfter = (atMs: number) => (includes ? Math.floor(atMs / 1000) >= second : Math.floor(atMs / 1000) > second);
  const table = company.table(definition.name);
  const view = table.inUpdateOrder();
  const changed = view.slice(firstIndexWhere(view, snapshot => isAfter(snapshot.updatedAtMs)));
  const deleted = recentTombstones(table.tombstones, isAfter);
  const rows = [
    ...changed.reverse().map(row => rowText(company, definition, row)),
    ...deleted.map(tombstoneText),
  ].slice(0, feed.limit);
  if (rows.length === 0) return { text: '{}', count: 0 };
  const records = `"${definition.name}":[${rows.join(',')}]`;
  // With nothing but tombstones startPosition is absent (recorded).
  const onlyDeleted = changed.length === 0;
  const numbers = onlyDeleted ? '' : `,"startPosition":1`;
  const text = `{${records}${numbers},"maxResults":${rows.length},"totalCount":${rows.length}}`;
  return { text, count: rows.length };
}

function recentTombstones(tombstones: readonly Tombstone[], isAfter: (atMs: number) => boolean): readonly Tombstone[] {
  const latest = new Map<string, Tombstone>();
  for (const tombstone of tombstones) if (isAfter(tombstone.atMs)) latest.set(tombstone.id, tombstone);
  return [...latest.values()];
}

function rowText(company: Company, definition: EntityDefinition, snapshot: Snapshot): string {
  return presentText(company, definition, snapshot);
}

/** A hard delete: only id, status and when (recorded). */
function tombstoneText(tombstone: Tombstone): string {
  const meta = { LastUpdatedTime: pacificSeconds(tombstone.atMs) };
  return JSON.stringify({ domain: 'QBO', status: 'Deleted', Id: tombstone.id, MetaData: meta });
}
