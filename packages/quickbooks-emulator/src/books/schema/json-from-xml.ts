import { invalidProperty } from '../faults/faults.ts';
import type { Draft, JsonObject, JsonValue } from '../json.ts';
import type { FieldShape, Fields } from './field.ts';
import { readXml, type XmlElement } from './xml-tree.ts';

/** Attributes of the entity's element that are members in JSON. */
const MEMBER_ATTRIBUTES = ['sparse', 'domain', 'status'] as const;
const FREE: FieldShape = { kind: 'anything' };

/**
 * The JSON body that an XML body stands for, by the entity's schema: elements that repeat become lists, references
 * `{value, name}`. Fault 2010 when it is no XML or another entity's.
 */
export function jsonFromXml(source: string, entity: { readonly name: string; readonly fields: Fields }): JsonValue {
  const root = readXml(source.trimStart());
  if (root?.name !== entity.name) throw invalidProperty();
  return jsonFromElement(root, entity.fields);
}

/** The JSON that an entity's element stands for, wherever it stands. */
export function jsonFromElement(element: XmlElement, fields: Fields): JsonObject {
  const body = members(element, fields);
  for (const name of MEMBER_ATTRIBUTES) {
    const attribute = element.attributes.get(name);
    if (attribute !== undefined) body[name] = attribute;
  }
  return body;
}

function members(element: XmlElement, fields: Fields): Draft {
  const body: Draft = {};
  for (const child of element.children) {
    const shape = Object.hasOwn(fields, child.name) ? (fields[child.name] ?? FREE) : FREE;
    if (shape.kind !== 'list') {
      body[child.name] = valueOf(child, shape);
      continue;
    }
    const before = body[child.name];
    const list = Array.isArray(before) ? (before as readonly JsonValue[]) : [];
    body[child.name] = [...list, valueOf(child, shape.of)];
  }
  return body;
}

function valueOf(element: XmlElement, shape: FieldShape): JsonValue {
  switch (shape.kind) {
    case 'object':
      // What JSON writes as `{value, type}` is text with attributes in XML: EntityRef, CustomerMemo (recorded).
      if (Object.hasOwn(shape.fields, 'value') && element.children.length === 0) return referenceOf(element);
      return members(element, shape.fields);
    case 'reference':
      return referenceOf(element);
    case 'list':
      return [valueOf(element, shape.of)];
    case 'anything':
      return element.children.length > 0 ? members(element, {}) : element.text;
    case 'text':
      return element.text;
    case 'flag':
    case 'number':
    case 'integer':
    case 'date':
    case 'moment':
    case 'choice':
      return element.text.trim();
  }
}

function referenceOf(element: XmlElement): JsonValue {
  const [name, type] = [element.attributes.get('name'), element.attributes.get('type')];
  return {
    value: element.text.trim(),
    ...(name === undefined ? {} : { name }),
    ...(type === undefined ? {} : { type }),
  };
}
