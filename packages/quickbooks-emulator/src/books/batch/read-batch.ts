import { bodyJson, bodyText } from '../answer/call-parts.ts';
import type { BooksCall } from '../call.ts';
import { definitionNamed } from '../entities/registry.ts';
import { BooksFault } from '../faults/books-fault.ts';
import { invalidProperty } from '../faults/faults.ts';
import { isObject, type Draft, type JsonObject, type JsonValue } from '../json.ts';
import { jsonFromElement } from '../schema/json-from-xml.ts';
import { readXml, type XmlElement } from '../schema/xml-tree.ts';
import { fieldsOf } from '../write/entity-fields.ts';

/** The items of `POST /batch`, from JSON or XML. Throws when the body is no batch or an empty one. */
export function readBatch(call: BooksCall): readonly JsonObject[] {
  return call.contentType?.includes('xml') === true ? itemsFromXml(bodyText(call)) : itemsFromJson(bodyJson(call));
}

function itemsFromJson(body: JsonValue): readonly JsonObject[] {
  if (!isObject(body)) throw invalidProperty();
  const list = body['BatchItemRequest'];
  if (list === undefined || (Array.isArray(list) && list.length === 0)) throw emptyBatch();
  if (!Array.isArray(list) || Object.keys(body).length > 1) throw invalidProperty();
  const items = list as readonly JsonValue[];
  if (!items.every(isObject)) throw invalidProperty();
  return items;
}

/** `<IntuitBatchRequest><BatchItemRequest bId="1" operation="create"><Customer>…`: the schema's form of a batch. */
function itemsFromXml(source: string): readonly JsonObject[] {
  const root = readXml(source.trimStart());
  if (root?.name !== 'IntuitBatchRequest') throw invalidProperty();
  if (root.children.length === 0) throw emptyBatch();
  return root.children.map(itemFromXml);
}

function itemFromXml(item: XmlElement): JsonObject {
  if (item.name !== 'BatchItemRequest') throw invalidProperty();
  const members: Draft = {};
  for (const name of ['bId', 'operation', 'optionsData']) {
    const attribute = item.attributes.get(name);
    if (attribute !== undefined) members[name] = attribute;
  }
  for (const child of item.children) members[child.name] = memberFromXml(child);
  return members;
}

function memberFromXml(element: XmlElement): JsonValue {
  const definition = definitionNamed(element.name);
  if (definition?.name === element.name) return jsonFromElement(element, fieldsOf(definition));
  return element.children.length > 0 ? jsonFromElement(element, {}) : element.text;
}

function emptyBatch(): BooksFault {
  return new BooksFault({ code: '400', message: 'MalformedRequest', detail: 'Batch Request is Empty', element: '' });
}
