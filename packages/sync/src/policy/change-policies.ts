import { recordKinds, type RecordKind } from '../record/record-kind.ts';
import type { Policy, PolicySet, SideRules } from './policy.ts';

/** What a person changed about the rules of one kind; what is absent stays as the preset has it. */
export interface PolicyChange {
  readonly direction?: Policy['direction'] | undefined;
  readonly here?: PartOf<SideRules> | undefined;
  readonly there?: PartOf<SideRules> | undefined;
  readonly conflict?: Policy['conflict'] | undefined;
  readonly linking?: Policy['linking'] | undefined;
  readonly firstContact?: PartOf<Policy['firstContact']> | undefined;
  readonly importsInactive?: boolean | undefined;
}

type PartOf<Whole> = { readonly [K in keyof Whole]?: Whole[K] | undefined };

/** Changes by kind: what is stored beside the name of the preset, and what stands in a configuration file (B14). */
export type PolicyChanges = Readonly<Partial<Record<RecordKind, PolicyChange>>>;

/** The rules with a person's changes in them. */
export function changePolicies(policies: PolicySet, changes: PolicyChanges): PolicySet {
  const entries = recordKinds.map(kind => [kind, changePolicy(policies[kind], changes[kind] ?? {})] as const);
  return Object.fromEntries(entries) as Record<RecordKind, Policy>;
}

/** One kind's rules with a person's changes in them. */
export function changePolicy(policy: Policy, change: PolicyChange): Policy {
  return {
    ...policy,
    ...given(change),
    here: { ...policy.here, ...given(change.here) },
    there: { ...policy.there, ...given(change.there) },
    firstContact: { ...policy.firstContact, ...given(change.firstContact) },
  };
}

/** Without what is undefined: an absent part must not overwrite. */
function given<Part extends object>(part: Part | undefined): { [K in keyof Part]?: Exclude<Part[K], undefined> } {
  const entries = Object.entries(part ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof Part]?: Exclude<Part[K], undefined> };
}

/** The smallest changes that lead from one set of rules to another. */
export function policyChangesBetween(from: PolicySet, to: PolicySet): PolicyChanges {
  const entries = recordKinds.flatMap(kind => {
    const change = changeBetween(from[kind], to[kind]);
    return Object.keys(change).length === 0 ? [] : [[kind, change] as const];
  });
  return Object.fromEntries(entries);
}

function changeBetween(from: Policy, to: Policy): PolicyChange {
  const plain = changedKeys(from, to, ['direction', 'conflict', 'linking', 'importsInactive'] as const);
  const groups = (['here', 'there', 'firstContact'] as const).flatMap(group => {
    const keys = Object.keys(from[group]) as (keyof Policy[typeof group])[];
    const change = changedKeys(from[group] as Record<string, unknown>, to[group] as Record<string, unknown>, keys);
    return Object.keys(change).length === 0 ? [] : [[group, change] as const];
  });
  return { ...plain, ...Object.fromEntries(groups) };
}

function changedKeys<Whole extends object, Key extends keyof Whole>(
  from: Whole,
  to: Whole,
  keys: readonly Key[],
): Partial<Pick<Whole, Key>> {
  const entries = keys.filter(key => from[key] !== to[key]).map(key => [key, to[key]] as const);
  return Object.fromEntries(entries) as Partial<Pick<Whole, Key>>;
}

/** Dot paths of what a change names, such as `here.delete`. */
export function changedPaths(change: PolicyChange): readonly string[] {
  return Object.entries(change).flatMap(([key, value]: readonly [string, unknown]) => {
    if (value === undefined) return [];
    if (typeof value !== 'object' || value === null) return [key];
    return Object.keys(value).map(inner => `${key}.${inner}`);
  });
}
