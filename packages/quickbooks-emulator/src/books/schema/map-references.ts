import { isObject, type Draft, type JsonObject, type JsonValue } from '../json.ts';
import type { Field, FieldShape } from './field.ts';

/** A reference field, with what it refers to. */
export type ReferenceShape = FieldShape & { readonly kind: 'reference' };

/** Gives a reference another form, or itself back. */
export type ReferenceVisit = (reference: JsonObject, shape: ReferenceShape) => JsonObject;

/** Visits every reference of a record by its schema. Answers the top-level members that changed. */
export function mapReferences(
  fields: Readonly<Record<string, Field>>,
  record: JsonObject,
  visit: ReferenceVisit,
): Draft {
  const changes: Draft = {};
  for (const [name, value] of Object.entries(record)) {
    const field = fields[name];
    if (field === undefined || value === undefined) continue;
    const mapped = mapValue(field, value, visit);
    if (mapped !== value) changes[name] = mapped;
  }
  return changes;
}

function mapValue(shape: FieldShape, value: JsonValue, visit: ReferenceVisit): JsonValue {
  if (shape.kind === 'reference') return isObject(value) ? visit(value, shape) : value;
  if (shape.kind === 'object' && isObject(value)) {
    const changes = mapReferences(shape.fields, value, visit);
    return Object.keys(changes).length === 0 ? value : { ...value, ...changes };
  }
  if (shape.kind === 'list' && Array.isArray(value)) {
    const entries = value as readonly JsonValue[];
    const mapped = entries.map(entry => mapValue(shape.of, entry, visit));
    return mapped.every((entry, index) => entry === entries[index]) ? entries : mapped;
  }
  return value;
}
