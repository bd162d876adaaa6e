import type { Company } from '../company.ts';
import type { EntityDefinition, WriteContext } from '../entities/entity-definition.ts';
import { companyReadOnly, unsupportedOperation } from '../faults/faults.ts';
import type { JsonValue } from '../json.ts';
import { textAt } from '../json.ts';
import { recordOf } from '../store/snapshot.ts';
import { fieldsOf } from './entity-fields.ts';
import { findCurrent } from './find-current.ts';
import { parseBody } from '../schema/parse-body.ts';
import { scopeOf } from './unique-name.ts';
import type { WriteOptions } from './write-options.ts';

/** The feed looks back 30 days (protocol.md §4); a clock that was turned back a little still finds what it needs. */
const KEEP_TOMBSTONES_MS = 60 * 86_400_000;

/** Deletes a transaction for good and leaves a tombstone for the change feed. Answers its id. */
export function deleteEntity(
  company: Company,
  definition: EntityDefinition,
  request: { readonly body: JsonValue | undefined; readonly options: WriteOptions },
): string {
  // Lists are never deleted, only deactivated (entities.md §0.1 rule 11).
  if (definition.offers.delete !== true) throw unsupportedOperation('delete');
  if (company.readOnly) throw companyReadOnly();
  const { draft } = parseBody(fieldsOf(definition), request.body);
  const current = findCurrent(company, definition, draft);
  const context: WriteContext = { ...request.options, company, verb: 'delete', at: company.now(), sent: {} };
  company.atomically(() => {
    definition.prepareDelete?.(recordOf(current), context);
    removeRecord(company, definition, { id: current.id, atMs: context.at });
    company.announce({ entity: definition.name, id: current.id, operation: 'Delete', atMs: context.at });
    definition.afterDelete?.(recordOf(current), context);
  });
  return current.id;
}

/** Takes a record out of its table, remembering it for the change feed. */
export function removeRecord(
  company: Company,
  definition: EntityDefinition,
  removal: { readonly id: string; readonly atMs: number },
): void {
  const table = company.table(definition.name);
  const record = table.record(removal.id);
  if (record === undefined) return;
  const name = definition.uniqueName === undefined ? undefined : textAt(record, definition.uniqueName.property);
  if (name !== undefined) company.uniqueNames.release(scopeOf(definition, record), name);
  table.remove(removal.id);
  if ((table.tombstones[0]?.atMs ?? removal.atMs) < removal.atMs - KEEP_TOMBSTONES_MS) {
    table.tombstones = table.tombstones.filter(({ atMs }) => atMs >= removal.atMs - KEEP_TOMBSTONES_MS);
  }
  table.tombstones.push({ id: removal.id, atMs: removal.atMs });
  company.onUndo(() => table.tombstones.pop());
}
