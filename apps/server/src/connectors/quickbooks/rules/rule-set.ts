import type { RuleSet } from '@tieout/api';
import {
  changedPaths,
  changePolicies,
  policyChangesBetween,
  policySentence,
  presetPolicies,
  recordKinds,
  type PolicyChanges,
  type PresetName,
} from '@tieout/sync';
import { booksName } from '../act/live-run.ts';
import type { Configuration } from './configuration.ts';
import { effectivePolicies } from './effective-rules.ts';

/** The rules of a connection as the API shows them. */
export function ruleSetOf(configuration: Configuration): RuleSet {
  const policies = effectivePolicies(configuration);
  return {
    connectionId: configuration.connectionId,
    preset: configuration.preset,
    isEdited: Object.keys(configuration.policies).length > 0,
    kinds: recordKinds.map(kind => ({
      ...policies[kind],
      sentence: policySentence(policies[kind], booksName),
      edited: [...changedPaths(configuration.policies[kind] ?? {})],
    })),
    version: configuration.version,
  };
}

/** What is to be stored after further changes: only what differs from the preset. */
export function policiesAfter(stored: Configuration, changes: PolicyChanges): PolicyChanges {
  const standard = effectivePolicies({ ...stored, policies: {} });
  return policyChangesBetween(standard, changePolicies(effectivePolicies(stored), changes));
}

/** The rules of a preset, in the order of kinds. */
export const rulesOfPreset = (preset: PresetName) => recordKinds.map(kind => presetPolicies(preset)[kind]);
