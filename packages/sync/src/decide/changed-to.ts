import type { FieldChanges } from '../plan/step.ts';
import type { Fields } from '../record/field-value.ts';

/** The values that changes lead to. */
export const changedTo = (changes: FieldChanges): Fields =>
  Object.fromEntries(Object.entries(changes).map(([field, change]) => [field, change.to]));
