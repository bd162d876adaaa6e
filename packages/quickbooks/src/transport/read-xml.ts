import { XMLParser } from 'fast-xml-parser';
import { decimalFromWire } from '../entities/decimal.ts';
import { checkXml } from './check-xml.ts';
import { fieldKind } from './field-kinds.ts';
import { isEmptyObject, isFreeText, isRepeated, isWrapped } from './xml-shapes.ts';

const ATTRIBUTE = '@';
const TEXT = '#text';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: TEXT,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Parses an XML answer into the shape that the same answer has in JSON: references become `{ value, name }`, elements that repeat
 * become arrays, amounts stay decimal text, counters become numbers.
 * @throws SyntaxError when it is not well-formed, or has a DOCTYPE (QuickBooks sends none; entity tricks come that way).
 */
export function readXml(text: string): Readonly<Record<string, unknown>> {
  if (/<!doctype/i.test(text)) throw new SyntaxError('Not valid XML from QuickBooks: it has a DOCTYPE.');
  const roots = Object.entries(parse(text)).filter(([name]) => name !== TEXT);
  const [name, root] = roots[0] ?? [];
  if (name === undefined) throw new SyntaxError('Not valid XML: no root element.');
  if (name !== 'IntuitResponse') return { [name]: convert(root, name, '') };
  const envelope = convert(root, name, '');
  return isRecord(envelope) ? envelope : {};
}

function parse(text: string): Record<string, unknown> {
  checkXml(text);
  try {
    return parser.parse(joinSurrogates(text)) as Record<string, unknown>;
  } catch (error) {
    throw new SyntaxError(`Not valid XML: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

const HIGH_SURROGATES = [0xd800, 0xdbff] as const;
const LOW_SURROGATES = [0xdc00, 0xdfff] as const;

const isIn = (code: number, [first, last]: readonly [number, number]): boolean => code >= first && code <= last;

/** Java's older serialisers write a character such as an emoji as two references, one for each half, of which none stands for a character. */
function joinSurrogates(text: string): string {
  return text.replace(/&#(\d{5});&#(\d{5});/g, (pair, high: string, low: string) =>
    isIn(Number(high), HIGH_SURROGATES) && isIn(Number(low), LOW_SURROGATES)
      ? String.fromCharCode(Number(high), Number(low))
      : pair,
  );
}

function convert(node: unknown, element: string, parent: string): unknown {
  if (Array.isArray(node)) return node.map(item => convertOne(item, element));
  const value = convertOne(node, element);
  return isRepeated(element, parent) ? [value] : value;
}

function convertOne(node: unknown, element: string): unknown {
  if (!isRecord(node)) return typeof node === 'string' ? convertText(node, element) : node;
  const entries = Object.entries(node);
  const children = entries.filter(([name]) => name !== TEXT && !name.startsWith(ATTRIBUTE));
  const attributes = attributesOf(entries);
  if (children.length > 0) {
    // Blanks between child elements are layout, not text.
    return {
      ...attributes,
      ...Object.fromEntries(children.map(([name, child]) => [name, convert(child, name, element)])),
    };
  }
  const text = node[TEXT];
  if (typeof text !== 'string' || text.trim() === '') return attributes;
  return Object.keys(attributes).length === 0 ? convertText(text, element) : { value: text, ...attributes };
}

/** Names with a colon (`xsi:type`) and namespaces belong to XML, not to the document. */
function attributesOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of entries) {
    if (!name.startsWith(ATTRIBUTE) || name.includes(':') || name === '@xmlns') continue;
    const field = name.slice(ATTRIBUTE.length);
    attributes[field] = typeof value === 'string' ? convertScalar(value, field) : value;
  }
  return attributes;
}

function convertText(text: string, element: string): unknown {
  if (text.trim() === '' && isEmptyObject(element)) return {};
  return isWrapped(element) ? { value: text } : convertScalar(text, element);
}

function convertScalar(text: string, field: string): unknown {
  if (isFreeText(field)) return text;
  switch (fieldKind(field)) {
    case 'decimal':
      return decimalFromWire(text.trim()) ?? text;
    case 'integer':
      return /^-?\d{1,15}$/.test(text.trim()) ? Number(text) : text;
    case 'text':
      return text;
    case 'open':
      return text === 'true' ? true : text === 'false' ? false : text;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
