import { recordKinds, type RecordKind } from '../record/record-kind.ts';
import type { Policy, PolicySet, SideRules } from './policy.ts';

export const presetNames = ['import', 'sales', 'mirror', 'shop'] as const;
export type PresetName = (typeof presetNames)[number];

type Rules = Omit<Policy, 'kind'>;

const freely: SideRules = { create: true, update: true, delete: 'propagate' };
const additive: SideRules = { create: true, update: true, delete: 'keep' };
const following: SideRules = { create: false, update: true, delete: 'propagate' };
const nothing: SideRules = { create: false, update: false, delete: 'keep' };

/** What every preset starts from: differing edits are asked about, accounting fields follow the books at first contact. */
const common = {
  conflict: 'ask',
  linking: 'link',
  firstContact: { accounting: 'books', contact: 'workspace' },
  importsInactive: false,
} as const;

const off: Rules = { ...common, direction: 'off', here: nothing, there: nothing };
const bothWays: Rules = { ...common, direction: 'both', here: freely, there: freely };
/** Comes in and never takes anything away here; a record of the same name is left alone (I2G-10, SHM-15). */
const importOnly: Rules = { ...common, direction: 'in', here: additive, there: nothing, linking: 'skip' };
/** Comes in and goes on following the books, deletions included (HUB-25 to HUB-28). */
const followIn: Rules = { ...common, direction: 'in', here: freely, there: nothing };
/** Made here, written there; what happens to it there (paid, voided) comes back, but foreign ones stay away. */
const ours: Rules = { ...common, direction: 'both', here: following, there: freely };
const outOnly: Rules = { ...common, direction: 'out', here: nothing, there: freely };

const kindsOf: Readonly<Record<PresetName, Readonly<Record<RecordKind, Rules>>>> = {
  import: {
    customer: importOnly,
    item: importOnly,
    estimate: off,
    invoice: ours,
    'credit-memo': off,
    payment: followIn,
  },
  sales: {
    customer: followIn,
    item: followIn,
    estimate: off,
    invoice: bothWays,
    'credit-memo': followIn,
    payment: followIn,
  },
  mirror: {
    customer: bothWays,
    item: bothWays,
    estimate: bothWays,
    invoice: bothWays,
    'credit-memo': bothWays,
    payment: bothWays,
  },
  shop: { customer: importOnly, item: importOnly, estimate: off, invoice: ours, 'credit-memo': off, payment: outOnly },
};

/** The rules of a preset, one policy per kind: a starting point, every part of which can be changed afterwards. */
export function presetPolicies(preset: PresetName): PolicySet {
  const entries = recordKinds.map(kind => [kind, { kind, ...kindsOf[preset][kind] }] as const);
  return Object.fromEntries(entries) as Record<RecordKind, Policy>;
}

/** The policy when a person asked for exactly this record to be written: creating and updating there is wanted. */
export const onPersonsOrder = (policy: Policy): Policy => ({
  ...policy,
  direction: 'both',
  here: { ...policy.here, update: true },
  there: { ...policy.there, create: true, update: true },
});
