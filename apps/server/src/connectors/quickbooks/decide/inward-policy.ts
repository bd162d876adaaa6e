import type { Policy } from '@tieout/sync';

/**
 * Rules as far as they bring something here. Changes of customers and items that were made here are written to QuickBooks with the
 * next document that needs them; deciding about them where nobody writes would note them as agreed, and lose them.
 */
export const inwardPolicy = (policy: Policy): Policy =>
  policy.direction === 'both' ? { ...policy, direction: 'in' } : policy;
