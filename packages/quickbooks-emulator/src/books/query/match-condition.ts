import type { BooksRecord } from '../json.ts';
import { comparableOf, comparablesAt, type Comparable } from './comparable.ts';
import { queryFault } from './query-faults.ts';
import type { Property } from './resolve-property.ts';
import type { Condition, Operator } from './statement.ts';

/** A condition resolved against its entity. */
export interface Test {
  readonly property: Property;
  readonly operator: Operator;
  readonly values: readonly Comparable[];
  /** Whether it asks for the absent value, written as a blank in quotes (protocol.md §3.2). */
  readonly asksForNull: boolean;
  /** Whether one value satisfies the condition. */
  readonly holds: (value: Comparable) => boolean;
  readonly matches: (record: BooksRecord) => boolean;
}

/** Makes the test of a condition. Faults 4001 for a literal of the wrong type, or LIKE on what is no text. */
export function makeTest(condition: Condition, property: Property, foldsCase: boolean): Test {
  const { operator } = condition;
  const asksForNull =
    condition.values.length === 1 && condition.values[0] === ' ' && (operator === '=' || operator === 'IN');
  if (operator === 'LIKE' && property.kind !== 'text' && property.kind !== 'choice') {
    throw queryFault(`operator LIKE is not supported for property ${property.path.join('.')}`);
  }
  const values = asksForNull ? [] : condition.values.map(value => comparableOf(value, property, foldsCase));
  const holds = asksForNull ? () => false : comparison(operator, values);
  return {
    property,
    operator,
    values,
    asksForNull,
    holds,
    matches: record => {
      const stored = comparablesAt(record, property, foldsCase);
      return asksForNull ? stored.length === 0 : stored.some(holds);
    },
  };
}

function comparison(operator: Operator, values: readonly Comparable[]): (stored: Comparable) => boolean {
  const value = values[0] ?? '';
  switch (operator) {
    case '=':
      return stored => stored === value;
    case 'IN':
      return stored => values.includes(stored);
    case 'LIKE':
      return likePattern(String(value));
    case '<':
      return stored => compare(stored, value) < 0;
    case '>':
      return stored => compare(stored, value) > 0;
    case '<=':
      return stored => compare(stored, value) <= 0;
    case '>=':
      return stored => compare(stored, value) >= 0;
  }
}

/** Orders two comparables of one property; a text against a number compares as text. */
export function compare(first: Comparable, second: Comparable): number {
  if (typeof first === typeof second) return first < second ? -1 : first > second ? 1 : 0;
  const [left, right] = [String(first), String(second)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** `%` stands for any text. Matched piece by piece, so that no pattern can make it slow. */
export function likePattern(pattern: string): (stored: Comparable) => boolean {
  const pieces = pattern.split('%');
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  const middle = pieces.slice(1, -1);
  return stored => {
    const text = String(stored);
    if (pieces.length === 1) return text === pattern;
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
    let at = first.length;
    for (const piece of middle) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= text.length - last.length;
  };
}
