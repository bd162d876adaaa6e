import { traitsOf, type EntityName } from '../entities/entity-catalogue.ts';
import type { Condition, Query, QueryValue, SortOrder } from './query.ts';

/** QuickBooks gives no more rows at once. */
export const MAX_RESULTS_MAX = 1000;
export const CONDITION_VALUES_MAX = 1000;

const FIELD = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*$/;

/** Writes a query in QuickBooks' query language (protocol.md §3.2). Throws TypeError for names or numbers that cannot be part of one. */
export function writeStatement(query: Query): string {
  return [
    'SELECT * FROM',
    entityOf(query.from),
    whereOf(query.where),
    orderOf(query.orderBy),
    numberOf('STARTPOSITION', query.startPosition, Number.MAX_SAFE_INTEGER),
    numberOf('MAXRESULTS', query.maxResults, MAX_RESULTS_MAX),
  ]
    .filter(Boolean)
    .join(' ');
}

export function writeCountStatement(query: Pick<Query, 'from' | 'where'>): string {
  return ['SELECT COUNT(*) FROM', entityOf(query.from), whereOf(query.where)].filter(Boolean).join(' ');
}

/** Text in single quotes; a quote inside is escaped by a backslash, doubling it is not understood. */
export function quoteText(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function whereOf(conditions: readonly Condition[] = []): string {
  return conditions.length === 0 ? '' : `WHERE ${conditions.map(writeCondition).join(' AND ')}`;
}

function writeCondition(condition: Condition): string {
  const field = fieldOf(condition.field);
  if ('is' in condition) return `${field} ${condition.is.toUpperCase()} ${writeValue(condition.value)}`;
  if (condition.in.length === 0 || condition.in.length > CONDITION_VALUES_MAX) {
    throw new TypeError(`${field} IN needs 1 to ${CONDITION_VALUES_MAX} values, not ${condition.in.length}.`);
  }
  return `${field} IN (${condition.in.map(writeValue).join(', ')})`;
}

function writeValue(value: QueryValue): string {
  return typeof value === 'boolean' ? String(value) : quoteText(value);
}

function orderOf(orders: readonly SortOrder[] = []): string {
  if (orders.length === 0) return '';
  return `ORDERBY ${orders.map(({ field, direction = 'asc' }) => `${fieldOf(field)} ${direction.toUpperCase()}`).join(', ')}`;
}

function numberOf(keyword: string, value: number | undefined, max: number): string {
  if (value === undefined) return '';
  if (!Number.isSafeInteger(value) || value < 1 || value > max) {
    throw new TypeError(`${keyword} must be a whole number from 1 to ${max}, not ${value}.`);
  }
  return `${keyword} ${value}`;
}

function fieldOf(field: string): string {
  if (!FIELD.test(field)) throw new TypeError(`"${field.slice(0, 40)}" cannot be a field of a query.`);
  return field;
}

function entityOf(name: EntityName): string {
  // Refuses what is none.
  traitsOf(name);
  return name;
}
