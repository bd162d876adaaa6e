import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { isDay } from '../schema/parse-body.ts';
import { pacificOffsetHours } from '../store/pacific-time.ts';
import { queryFault } from './query-faults.ts';
import type { Property } from './resolve-property.ts';

/** What comparisons are made on: numbers for numbers, instants and ids; text for the rest. */
export type Comparable = number | string | boolean;

const HOUR_MS = 3_600_000;

/** The values a record has at a property; several when the path leads through a list. */
export function comparablesAt(record: JsonObject, property: Property, foldsCase: boolean): readonly Comparable[] {
  let values: readonly JsonValue[] = [record];
  for (const name of property.path) {
    values = values.flatMap(value => {
      const member = isObject(value) ? value[name] : undefined;
      if (member === undefined || member === null) return [];
      return Array.isArray(member) ? (member as readonly JsonValue[]) : [member];
    });
  }
  return values.flatMap(value => {
    const comparable = ofStored(value, property, foldsCase);
    return comparable === undefined ? [] : [comparable];
  });
}

function ofStored(value: JsonValue, property: Property, foldsCase: boolean): Comparable | undefined {
  if (property.kind === 'reference') {
    const id = isObject(value) ? value['value'] : undefined;
    return typeof id === 'string' ? fold(id, foldsCase) : undefined;
  }
  if (property.kind === 'moment') return typeof value === 'string' ? Date.parse(value) : undefined;
  if (typeof value === 'string') return isIdProperty(property) ? idComparable(value) : fold(value, foldsCase);
  return typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/** The value of a statement, made comparable with what the property holds. Fault 4001 when it cannot be. */
export function comparableOf(literal: JsonValue, property: Property, foldsCase: boolean): Comparable {
  switch (property.kind) {
    case 'number':
    case 'integer':
      return numberOf(literal, property);
    case 'flag':
      return flagOf(literal, property);
    case 'moment':
      return instantOf(shown(literal), property);
    case 'date':
      return dayOf(shown(literal), property);
    case 'text':
    case 'choice':
    case 'reference':
    case 'object':
    case 'list':
    case 'anything':
      return isIdProperty(property) ? idComparable(shown(literal)) : fold(shown(literal), foldsCase);
  }
}

/** Whether the property is the record's own id. */
export function isIdProperty(property: Property): boolean {
  return property.path.length === 1 && property.path[0] === 'Id';
}

/** Ids compare as numbers, so that 9 comes before 10; the pseudo tax codes compare as text. */
export function idComparable(id: string): Comparable {
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}

function fold(text: string, foldsCase: boolean): string {
  return foldsCase ? text.toLowerCase() : text;
}

function numberOf(literal: JsonValue, property: Property): number {
  const number = typeof literal === 'number' ? literal : Number(typeof literal === 'string' ? literal : Number.NaN);
  if (literal === '' || !Number.isFinite(number)) throw invalidValue(literal, property);
  return number;
}

function flagOf(literal: JsonValue, property: Property): boolean {
  if (literal === true || (typeof literal === 'string' && literal.toLowerCase() === 'true')) return true;
  if (literal === false || (typeof literal === 'string' && literal.toLowerCase() === 'false')) return false;
  throw invalidValue(literal, property);
}

function dayOf(literal: string, property: Property): string {
  const day = literal.slice(0, 10);
  if (!isDay(day)) throw invalidValue(literal, property);
  return day;
}

const DATE_TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?(Z|[+-]\d{2}:?\d{2})?$/;

/** An instant; a literal without an offset is Pacific time (protocol.md §3.5). Undefined when it is none. */
export function parseInstant(literal: string): number | undefined {
  const match = DATE_TIME.exec(literal.trim());
  const [, day, time = '00:00:00', offset] = match ?? [];
  if (day === undefined || !isDay(day)) return undefined;
  const normalOffset = offset === undefined || offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  const instant = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${normalOffset}`);
  if (Number.isNaN(instant)) return undefined;
  return offset === undefined ? instant - pacificOffsetHours(instant + 8 * HOUR_MS) * HOUR_MS : instant;
}

function instantOf(literal: string, property: Property): number {
  const instant = parseInstant(literal);
  if (instant === undefined) throw invalidValue(literal, property);
  return instant;
}

function invalidValue(literal: JsonValue, property: Property): Error {
  return queryFault(`value ${shown(literal).slice(0, 60)} is not valid for property ${property.path.join('.')}`);
}

/** A literal as text; the parser makes none but text, numbers and booleans. */
function shown(literal: JsonValue): string {
  return typeof literal === 'string' ? literal : JSON.stringify(literal);
}
