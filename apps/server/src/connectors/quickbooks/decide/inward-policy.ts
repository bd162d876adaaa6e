import { presetPolicies, type Policy, type PresetName, type RecordKind } from '@tieout/sync';

/**
 * A preset's rules as far as they bring something here. Changes of customers and items that were made here are written to QuickBooks
 * with the next document that needs them; deciding about them where nobody writes would note them as agreed, and lose them.
 */
export function inwardPolicy(preset: PresetName, kind: RecordKind): Policy {
  const policy = presetPolicies(preset)[kind];
  return policy.direction === 'both' ? { ...policy, direction: 'in' } : policy;
}
