import { isObject, objectsAt, textAt, type JsonObject, type JsonValue } from '../json.ts';
import { definitionNamed } from '../entities/registry.ts';

export const XML_PREAMBLE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
export const XML_NAMESPACE = 'http://schema.intuit.com/finance/v3';
/** Members that are attributes of their element in XML (recorded). */
const ATTRIBUTES: ReadonlySet<string> = new Set([
  'domain',
  'sparse',
  'status',
  'startPosition',
  'maxResults',
  'totalCount',
  'bId',
]);
/** Amounts of money, written with two decimals unless they are 0; prices and quantities are not (recorded). */
const MONEY: ReadonlySet<string> = new Set([
  'Amount',
  'Balance',
  'BalanceWithJobs',
  'CurrentBalance',
  'CurrentBalanceWithSubAccounts',
  'Deposit',
  'HomeBalance',
  'HomeTotalAmt',
  'NetAmountTaxable',
  'RemainingCredit',
  'TaxInclusiveAmt',
  'TotalAmt',
  'TotalTax',
  'UnappliedAmt',
]);
const FIRST: readonly string[] = ['Id', 'SyncToken', 'MetaData'];
/** Names of XML elements; keys of free blocks that are no names are left out. */
const ELEMENT_NAME = /^[A-Za-z_][\w.-]*$/;

/**
 * An answer as XML, made from its JSON: what the real service sends when Accept does not name JSON
 * (protocol.md §2.3). References become text with a `name` attribute, lists repeat their element.
 */
export function xmlFromJson(body: string): string {
  const answer = JSON.parse(body) as JsonObject;
  const time = textAt(answer, 'time');
  const attributes = `xmlns="${XML_NAMESPACE}"${time === undefined ? '' : ` time="${escapeXml(time)}"`}`;
  const inside = Object.entries(answer)
    .filter(([name]) => name !== 'time')
    .map(([name, value]) => elementXml(name, value))
    .join('');
  return `${XML_PREAMBLE}<IntuitResponse ${attributes}>${inside}</IntuitResponse>`;
}

/** A member as elements: nothing for what is absent, one for each entry of a list. */
export function elementXml(name: string, value: JsonValue | undefined): string {
  if (value === undefined || value === null || !ELEMENT_NAME.test(name)) return '';
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(entry => elementXml(name, entry)).join('');
  if (!isObject(value)) return `<${name}>${scalarXml(name, value)}</${name}>`;
  if (name === 'Fault') return faultElement(value);
  if (name === 'LineEx') return lineExtras(value);
  return isReference(value) ? referenceElement(name, value) : objectElement(name, value);
}

function scalarXml(name: string, value: JsonValue): string {
  if (typeof value === 'number' && value !== 0 && MONEY.has(name)) return value.toFixed(2);
  return escapeXml(scalarText(value));
}

/** JSON shows these extras as the real server's Java sees them; XML has plain names and values (both recorded). */
function lineExtras(value: JsonObject): string {
  const pairs = objectsAt(value, 'any').map(entry => elementXml('NameValue', entry['value']));
  return `<LineEx>${pairs.join('')}</LineEx>`;
}

function isReference(value: JsonObject): boolean {
  if (typeof value['value'] !== 'string') return false;
  return Object.keys(value).every(key => key === 'value' || key === 'name' || key === 'type');
}

function referenceElement(name: string, value: JsonObject): string {
  const attributes = ['name', 'type']
    .filter(key => value[key] !== undefined)
    .map(key => ` ${key}="${escapeXml(scalarText(value[key]))}"`)
    .join('');
  return `<${name}${attributes}>${escapeXml(scalarText(value['value']))}</${name}>`;
}

function objectElement(name: string, value: JsonObject): string {
  const attributes = Object.entries(value)
    .filter(([key, member]) => ATTRIBUTES.has(key) && typeof member !== 'object' && member !== undefined)
    .map(([key, member]) => ` ${key}="${escapeXml(scalarText(member))}"`)
    .join('');
  const inside = orderedKeys(name, value)
    .map(key => elementXml(key, value[key]))
    .join('');
  return inside === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`;
}

/** Entities begin with Id, SyncToken, MetaData; the rest follows the schema's order. */
function orderedKeys(name: string, value: JsonObject): readonly string[] {
  const keys = Object.keys(value).filter(key => !ATTRIBUTES.has(key));
  const definition = definitionNamed(name);
  if (definition === undefined) return keys;
  const order = [...FIRST, ...Object.keys(definition.fields)];
  const known = order.filter(key => value[key] !== undefined && !ATTRIBUTES.has(key));
  return [...known, ...keys.filter(key => !order.includes(key))];
}

function faultElement(value: JsonObject): string {
  const errors = Array.isArray(value['Error']) ? (value['Error'] as readonly JsonValue[]) : [];
  const inside = errors.filter(isObject).map(errorElement).join('');
  return `<Fault type="${escapeXml(textAt(value, 'type') ?? '')}">${inside}</Fault>`;
}

function errorElement(error: JsonObject): string {
  const field = textAt(error, 'element');
  const attributes = `code="${escapeXml(textAt(error, 'code') ?? '')}"${field === undefined ? '' : ` element="${escapeXml(field)}"`}`;
  const detail = textAt(error, 'Detail');
  const inside = `<Message>${escapeXml(textAt(error, 'Message') ?? '')}</Message>`;
  return `<Error ${attributes}>${inside}${detail === undefined ? '' : `<Detail>${escapeXml(detail)}</Detail>`}</Error>`;
}

function scalarText(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

/** Text for XML content and attributes. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
