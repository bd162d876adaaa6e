import type { EntityDefinition } from '../entities/entity-definition.ts';
import { ENTITY_FIELDS } from '../schema/common-fields.ts';
import type { Fields } from '../schema/field.ts';

const merged = new WeakMap<EntityDefinition, Fields>();

/** An entity's own fields and the common ones. */
export function fieldsOf(definition: EntityDefinition): Fields {
  let fields = merged.get(definition);
  if (fields === undefined) {
    fields = { ...ENTITY_FIELDS, ...definition.fields };
    merged.set(definition, fields);
  }
  return fields;
}
