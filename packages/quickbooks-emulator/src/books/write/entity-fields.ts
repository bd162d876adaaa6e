import type { EntityDefinition } from '../entities/entity-definition.ts';
import { ENTITY_FIELDS } from '../schema/common-fields.ts';
import type { Fields } from '../schema/field.ts';
import { dropped, ENTITY_KEYS, TRANSACTION_KEYS } from '../schema/schema-keys.ts';

const merged = new WeakMap<EntityDefinition, Fields>();

/** An entity's own fields, the common ones, and what its schema knows beside them. */
export function fieldsOf(definition: EntityDefinition): Fields {
  let fields = merged.get(definition);
  if (fields === undefined) {
    fields = { ...dropped(schemaKeysOf(definition)), ...ENTITY_FIELDS, ...definition.fields };
    merged.set(definition, fields);
  }
  return fields;
}

function schemaKeysOf({ name, kind, schemaKeys = [] }: EntityDefinition): readonly string[] {
  return [...ENTITY_KEYS, ...(kind === 'transaction' ? TRANSACTION_KEYS : []), ...schemaKeys, `${name}Ex`];
}
