import type { ImportCategory } from '@tieout/api';
import type { Condition, EntityName } from '@tieout/quickbooks';
import { listsOf } from './plan-categories.ts';

/** A list of the books that a plan reads before it decides. */
export interface PlannedReading {
  readonly entity: Extract<EntityName, 'Customer' | 'Item' | 'Invoice' | 'Payment'>;
  /** How people call it in progress sentences. */
  readonly words: string;
  /** Which of them; all, the inactive ones among them, when absent. */
  readonly where?: readonly Condition[];
}

/**
 * What is read, in order. Invoices come in with the customers and items that they point at, and with the payments that settle them;
 * those before the date floor are not even asked for (U07).
 */
export function readingsOf(categories: readonly ImportCategory[], from: string | null): readonly PlannedReading[] {
  if (!categories.includes('invoices')) return listsOf(categories);
  const where: readonly Condition[] = from === null ? [] : [{ field: 'TxnDate', is: '>=', value: from }];
  return [
    ...listsOf(['customers', 'inventory']),
    { entity: 'Invoice', words: 'invoices', where },
    { entity: 'Payment', words: 'payments', where },
  ];
}
