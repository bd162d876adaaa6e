import { invalidCharacters, invalidDate, invalidLength, invalidProperty, numberOutOfRange } from '../faults/faults.ts';
import { isDecimalText, decimal, jsonNumber } from '../decimal.ts';
import { isObject, type Draft, type JsonObject, type JsonValue } from '../json.ts';
import { checkEmail } from './check-email.ts';
import type { Fields, FieldShape } from './field.ts';
import type { ParsedBody, PendingReference } from './parsed-body.ts';

/** Amounts have at most 15 digits (entities.md §1). */
const NUMBER_MAX = 99_999_999_999_999.99;
/** Longest text of a field without a limit of its own. */
const TEXT_MAX = 4000;
const LIST_MAX = 10_000;
const FREE_DEPTH_MAX = 16;
/** Control characters that no XML or form can hold; tab and line ends are allowed in free text. */
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** Where in the body a value stands, and where its references are gathered. */
interface Place {
  readonly path: string;
  readonly references: PendingReference[];
  readonly cleared: string[];
}

/**
 * Checks a body against the fields of an entity in one pass and returns a clean copy. An unknown key, at any
 * depth, refuses the whole request with 2010 (entities.md §1); null counts as not sent.
 */
export function parseBody(fields: Fields, body: JsonValue | undefined): ParsedBody {
  if (!isObject(body)) throw invalidProperty();
  const references: PendingReference[] = [];
  const draft: Draft = {};
  const cleared: string[] = [];
  for (const key in body) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined) throw invalidProperty();
    const value = body[key];
    if (field.readOnly === true || value === null || value === undefined) continue;
    const parsed = parseValue(field, value, { path: key, references, cleared });
    if (parsed === undefined) cleared.push(key);
    else draft[key] = parsed;
  }
  return { draft, references, cleared };
}

/** The parsed value; undefined means that the field was sent empty. */
function parseValue(shape: FieldShape, value: JsonValue, place: Place): JsonValue | undefined {
  switch (shape.kind) {
    case 'text':
      return parseText(shape, value, place.path);
    case 'flag':
      return parseFlag(value);
    case 'number':
      return parseNumber(shape, value, place.path);
    case 'integer':
      return parseInteger(shape, value, place.path);
    case 'date':
      return parseDate(value, place.path);
    case 'moment':
      return typeof value === 'string' ? value.slice(0, 40) : undefined;
    case 'choice':
      return parseChoice(shape.of, value);
    case 'reference':
      return parseReference(shape, value, place);
    case 'object':
      return parseObject(shape, value, place);
    case 'list':
      return parseList(shape, value, place);
    case 'anything':
      return boundedDepth(value, FREE_DEPTH_MAX);
  }
}

function parseText(shape: FieldShape & { kind: 'text' }, value: JsonValue, path: string): string | undefined {
  if (typeof value === 'object') throw invalidProperty();
  const isName = shape.forbidden !== undefined;
  const text = isName ? String(value).trim() : String(value);
  if (text === '') return undefined;
  if (shape.forbidden?.test(text) === true || UNPRINTABLE.test(text)) throw invalidCharacters(path);
  const max = shape.max ?? TEXT_MAX;
  const min = shape.min ?? 0;
  if (text.length > max || text.length < min) throw invalidLength(path, { min, max, supplied: text.length });
  return text;
}

function parseFlag(value: JsonValue): boolean | undefined {
  if (value === '') return undefined;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw invalidProperty();
}

function parseNumber(shape: FieldShape & { kind: 'number' }, value: JsonValue, path: string): number | undefined {
  if (value === '') return undefined;
  const isNumeric =
    typeof value === 'number' ? Number.isFinite(value) : typeof value === 'string' && isDecimalText(value.trim());
  if (!isNumeric) throw invalidProperty();
  const number = Number(value);
  if (Math.abs(number) > NUMBER_MAX) throw numberOutOfRange(path, number);
  if ((shape.min !== undefined && number < shape.min) || (shape.max !== undefined && number > shape.max)) {
    throw numberOutOfRange(path, number);
  }
  return Number.isInteger(number)
    ? number + 0
    : jsonNumber(decimal(typeof value === 'string' ? value.trim() : number).round(shape.places, 1));
}

function parseInteger(shape: FieldShape & { kind: 'integer' }, value: JsonValue, path: string): number | undefined {
  if (value === '') return undefined;
  const number =
    typeof value === 'number'
      ? value
      : typeof value === 'string' && /^-?\d{1,15}$/.test(value)
        ? Number(value)
        : Number.NaN;
  if (!Number.isSafeInteger(number)) throw invalidProperty();
  if ((shape.min !== undefined && number < shape.min) || (shape.max !== undefined && number > shape.max)) {
    throw numberOutOfRange(path, number);
  }
  return number;
}

function parseDate(value: JsonValue, path: string): string | undefined {
  if (typeof value !== 'string') throw invalidProperty();
  if (value === '') return undefined;
  // Longer texts are cut: `2019-06-20 16:29:01 -0700` was taken as a day (entities.md §1).
  const day = value.slice(0, 10);
  if (!isDay(day)) throw invalidDate(path, value);
  return day;
}

/** Whether the text is an existing calendar day, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function parseChoice(words: readonly string[], value: JsonValue): string | undefined {
  if (value === '') return undefined;
  if (typeof value !== 'string' || !words.includes(value)) throw invalidProperty();
  return value;
}

function parseReference(
  shape: FieldShape & { kind: 'reference' },
  value: JsonValue,
  place: Place,
): JsonObject | undefined {
  if (!isObject(value)) throw invalidProperty();
  const holder: Draft = {};
  for (const key in value) {
    if (key !== 'value' && key !== 'name' && key !== 'type') throw invalidProperty();
    const part = value[key];
    if (typeof part === 'object' && part !== null) throw invalidProperty();
    if (part !== undefined && part !== null && part !== '') holder[key] = String(part).slice(0, TEXT_MAX);
  }
  const id = holder['value'];
  if (typeof id !== 'string') return undefined;
  if (UNPRINTABLE.test(id)) throw invalidCharacters(place.path);
  if (shape.to !== undefined) {
    delete holder['name'];
    delete holder['type'];
    place.references.push({ holder, to: shape.to, named: shape.named, path: place.path });
  }
  return holder;
}

function parseObject(shape: FieldShape & { kind: 'object' }, value: JsonValue, place: Place): JsonObject | undefined {
  if (!isObject(value)) throw invalidProperty();
  const parsed: Draft = {};
  for (const key in value) {
    const field = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
    if (field === undefined) throw invalidProperty();
    const member = value[key];
    if (field.readOnly === true || member === null || member === undefined) continue;
    const path = `${place.path}.${key}`;
    const part = parseValue(field, member, { path, references: place.references, cleared: place.cleared });
    if (part === undefined) place.cleared.push(path);
    else parsed[key] = part;
  }
  if (shape.email === true) return checkedEmail(parsed, place.path);
  if (shape.address === true && Object.keys(parsed).every(key => key === 'Id')) return undefined;
  return parsed;
}

function checkedEmail(parsed: Draft, path: string): JsonObject | undefined {
  const address = parsed['Address'];
  if (typeof address !== 'string' || address.trim() === '') return undefined;
  checkEmail(path, address);
  return parsed;
}

function parseList(
  shape: FieldShape & { kind: 'list' },
  value: JsonValue,
  place: Place,
): readonly JsonValue[] | undefined {
  if (!Array.isArray(value)) throw invalidProperty();
  const values = value as readonly JsonValue[];
  if (values.length > (shape.max ?? LIST_MAX)) throw invalidProperty();
  if (values.length === 0 && shape.dropsEmpty === true) return undefined;
  const parsed: JsonValue[] = [];
  for (const entry of values) {
    if (entry === null) continue;
    const part = parseValue(shape.of, entry, place);
    if (part !== undefined) parsed.push(part);
  }
  return parsed;
}

function boundedDepth(value: JsonValue, depthLeft: number): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (depthLeft === 0) throw invalidProperty();
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(entry => boundedDepth(entry, depthLeft - 1));
  const entries = Object.entries(value as JsonObject).map(([key, entry]) => {
    if (key === '__proto__') throw invalidProperty();
    return [key, entry === undefined ? null : boundedDepth(entry, depthLeft - 1)] as const;
  });
  return Object.fromEntries(entries);
}
