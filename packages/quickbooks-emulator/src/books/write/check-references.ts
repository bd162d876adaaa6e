import type { Company } from '../company.ts';
import { findDefinition } from '../entities/registry.ts';
import { invalidReference, objectNotFound } from '../faults/faults.ts';
import { textAt } from '../json.ts';
import type { PendingReference } from '../schema/parsed-body.ts';
import { recordOf } from '../store/snapshot.ts';
import { displayNameOf } from './display-name.ts';
import type { EntityName } from '../entities/entity-name.ts';

/** Items that every company has without a record: shipping and gratuity lines (entities.md §2.4). */
const BUILT_IN_IDS: Partial<Record<EntityName, ReadonlySet<string>>> = {
  Item: new Set(['SHIPPING_ITEM_ID', 'GRATUITY_ITEM_ID']),
};

/**
 * Checks every reference of a body: 2500 for an id that never existed, 610 for an inactive record
 * (entities.md §0.1 rule 13), and fills in the display name where answers show one.
 */
export function checkReferences(company: Company, references: readonly PendingReference[]): void {
  for (const { holder, to, named } of references) {
    const id = textAt(holder, 'value') ?? '';
    if (BUILT_IN_IDS[to]?.has(id) === true) continue;
    const target = company.table(to).find(id);
    if (target === undefined) throw invalidReference(findDefinition(to)?.referenceWord ?? `${to}s`, id);
    if (!target.active) throw objectNotFound();
    if (named) nameReference(holder, displayNameOf(recordOf(target), to));
  }
}

function nameReference(holder: PendingReference['holder'], name: string | undefined): void {
  if (name !== undefined) holder['name'] = name;
}

/** A reference with its name, for records that the emulator itself fills in; undefined when the id is unknown. */
export function makeReference(
  company: Company,
  to: EntityName,
  id: string,
): { readonly value: string; readonly name: string } | undefined {
  const target = company.table(to).find(id);
  if (target === undefined) return undefined;
  return { value: id, name: displayNameOf(recordOf(target), to) ?? id };
}
