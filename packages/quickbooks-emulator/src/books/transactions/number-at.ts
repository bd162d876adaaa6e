import { centsOf } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { JsonObject } from '../json.ts';

/** The member as a JSON number, to be made exact by `centsOf` or `preciseOf`; undefined when absent. */
export function numberAt(record: JsonObject, key: string): number | undefined {
  const value = record[key];
  return typeof value === 'number' ? value : undefined;
}

/** The member as an amount; zero when absent. */
export function centsAt(record: JsonObject, key: string): Cents {
  const value = record[key];
  return typeof value === 'number' ? centsOf(value) : 0n;
}
