import type { Company } from '../company.ts';
import type { EntityDefinition } from '../entities/entity-definition.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { allDefinitions } from '../entities/registry.ts';
import { textAt, type BooksRecord } from '../json.ts';
import { mapReferences } from '../schema/map-references.ts';
import type { Room } from '../store/room.ts';
import { mentions, peekRecord, type Snapshot } from '../store/snapshot.ts';
import { amendRecord } from './amend-record.ts';
import { displayNameOf } from './display-name.ts';

/** Above so many renames, looking for each id in each text costs more than parsing the record. */
const NEEDLES_MAX = 20;

/** Renamed records, by entity, whose new name has not reached the references yet. */
const renamesRoom: Room<Map<EntityName, Set<string>>> = { name: 'renames', open: () => new Map() };

/** Remembers a changed display name. */
export function noteRename(
  company: Company,
  entity: EntityName,
  versions: { readonly saved: BooksRecord; readonly previous: BooksRecord },
): void {
  if (displayNameOf(versions.saved, entity) === displayNameOf(versions.previous, entity)) return;
  const renames = company.room(renamesRoom);
  const ids = renames.get(entity) ?? new Set();
  renames.set(entity, ids);
  ids.add(textAt(versions.saved, 'Id') ?? '');
}

/**
 * Brings new names into all references, without a new version of the records that hold them: the real service looks
 * names up when it answers. Done before the next answer that may show one, so that many renames cost one pass.
 */
export function followRenames(company: Company): void {
  const renames = company.room(renamesRoom);
  if (renames.size === 0) return;
  const needles = [...renames.values()].flatMap(ids => [...ids].map(id => `"value":"${id}"`));
  const pending = new Map(renames);
  renames.clear();
  for (const definition of allDefinitions()) {
    for (const snapshot of [...company.table(definition.name).snapshots()]) {
      const isSearched = needles.length <= NEEDLES_MAX;
      if (!isSearched || needles.some(needle => mentions(snapshot, needle))) {
        renameIn(company, definition, { snapshot, pending });
      }
    }
  }
}

function renameIn(
  company: Company,
  definition: EntityDefinition,
  search: { readonly snapshot: Snapshot; readonly pending: ReadonlyMap<EntityName, ReadonlySet<string>> },
): void {
  const changes = mapReferences(definition.fields, peekRecord(search.snapshot), (reference, shape) => {
    const id = textAt(reference, 'value') ?? '';
    if (shape.to === undefined || !shape.named || search.pending.get(shape.to)?.has(id) !== true) return reference;
    const target = company.table(shape.to).record(id);
    const name = target && displayNameOf(target, shape.to);
    return name === undefined || name === reference['name'] ? reference : { ...reference, name };
  });
  if (Object.keys(changes).length === 0) return;
  amendRecord(company, definition, { id: search.snapshot.id, changes, touches: false });
}
