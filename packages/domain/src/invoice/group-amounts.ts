import { add } from '../money/arithmetic.ts';
import { zero, type Decimal } from '../money/decimal.ts';

/** Adds an amount to the group it belongs to: lines and shipping with the same rates are taxed together. */
export function addToGroup<Key>(groups: Map<Key, Decimal>, key: Key, amount: Decimal): void {
  groups.set(key, add(groups.get(key) ?? zero, amount));
}
