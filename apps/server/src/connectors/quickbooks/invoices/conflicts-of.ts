import { decidePair, viewPair, type FieldConflict, type Fields, type Legs } from '@tieout/sync';
import type { InvoicePair } from './invoice-pair.ts';

/** Both sides of a linked invoice and what they agreed on, in fields of the workspace, lines under our keys. */
export const legsOf = ({ pair, rules }: InvoicePair): Legs<Fields> => viewPair(pair, rules);

/** What both sides changed and a person must decide about. */
export function conflictsOf({ pair, rules }: InvoicePair): readonly FieldConflict[] {
  const { verdict } = decidePair(pair, rules);
  return verdict.code === 'conflict' ? verdict.fields : [];
}
