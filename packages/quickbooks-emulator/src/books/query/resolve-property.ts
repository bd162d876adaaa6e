import type { EntityDefinition } from '../entities/entity-definition.ts';
import type { Field, FieldShape, Fields } from '../schema/field.ts';
import { fieldsOf } from '../write/entity-fields.ts';
import { queryFault } from './query-faults.ts';

/** A property of an entity that a statement names, in the schema's spelling. */
export interface Property {
  /** `['MetaData', 'LastUpdatedTime']`. */
  readonly path: readonly string[];
  readonly kind: FieldShape['kind'];
  readonly sortable: boolean;
}

const known = new WeakMap<EntityDefinition, Map<string, Property>>();

/**
 * Finds a property by its dotted path, in any case. Fault 4001 when the entity has no such property, or has it but
 * does not answer queries by it (recorded texts).
 */
export function resolveProperty(definition: EntityDefinition, path: string): Property {
  let properties = known.get(definition);
  if (properties === undefined) {
    properties = new Map();
    known.set(definition, properties);
  }
  const cached = properties.get(path);
  if (cached !== undefined) return cached;
  const property = findProperty(definition, path);
  properties.set(path, property);
  return property;
}

function findProperty(definition: EntityDefinition, path: string): Property {
  const names: string[] = [];
  let fields: Fields | undefined = fieldsOf(definition);
  let found: Field | undefined;
  for (const part of path.split('.')) {
    // `CustomerRef.value` says the same as `CustomerRef`.
    if (found?.kind === 'reference' && part.toLowerCase() === 'value') break;
    const name: string | undefined = Object.keys(fields ?? {}).find(key => key.toLowerCase() === part.toLowerCase());
    found = name === undefined ? undefined : fields?.[name];
    if (name === undefined || found === undefined) {
      throw queryFault(`Property ${path} not found for Entity ${definition.name}`);
    }
    names.push(name);
    fields = insideOf(found);
  }
  if (found?.query === undefined) throw queryFault(`property '${path}' is not queryable`);
  return {
    path: found.kind === 'object' ? [...names, 'Address'] : names,
    kind: found.kind,
    sortable: found.query === 'sort',
  };
}

function insideOf(shape: FieldShape): Fields | undefined {
  if (shape.kind === 'object') return shape.fields;
  return shape.kind === 'list' ? insideOf(shape.of) : undefined;
}
