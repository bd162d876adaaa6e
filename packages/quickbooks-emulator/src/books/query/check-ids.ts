import type { EntityDefinition } from '../entities/entity-definition.ts';
import { invalidId } from '../faults/faults.ts';
import { isIdProperty } from './comparable.ts';
import type { Property } from './resolve-property.ts';
import type { Condition } from './statement.ts';

const NUMBER = /^\d{1,19}$/;

/**
 * Refuses a condition on Id with what is no number: 2030, as reads do (recorded for an empty one). Tax codes have
 * pseudo ids of letters, `TAX` and `NON`; a pattern is no id.
 */
export function checkIds(definition: EntityDefinition, { operator, values }: Condition, property: Property): void {
  if (!isIdProperty(property) || operator === 'LIKE' || definition.name === 'TaxCode') return;
  for (const value of values) {
    const supplied = typeof value === 'string' ? value : JSON.stringify(value);
    if (!NUMBER.test(supplied)) throw invalidId(supplied.slice(0, 60));
  }
}
