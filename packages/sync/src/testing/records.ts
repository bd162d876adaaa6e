import { instant, type Instant } from '@tieout/domain';
import { compileMapping } from '../mapping/compile-mapping.ts';
import type { KindMapping } from '../mapping/field-mapping.ts';
import { accountingField, field } from '../mapping/defaults/field.ts';
import { presetPolicies } from '../policy/presets.ts';
import type { Direction, Policy } from '../policy/policy.ts';
import type { Fields } from '../record/field-value.ts';
import type { Link, Tombstone } from '../record/link.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import { noReferences } from '../record/references.ts';
import { noNamesInBooks, type KindRules } from '../decide/kind-rules.ts';
import { noAnswers } from '../decide/answers.ts';
import { noMatch, type Pair } from '../decide/pair.ts';

/** Small records for tests: a customer with a name, an e-mail address and a term. */

export const early: Instant = instant('2026-05-03T08:00:00Z');
export const late: Instant = instant('2026-05-04T08:00:00Z');

export const smallMapping: KindMapping = {
  kind: 'customer',
  keys: { name: 'displayName', email: 'email' },
  fields: [field('displayName'), field('email', { conversion: { kind: 'email' } }), accountingField('term')],
};

export const acme: Fields = { displayName: 'Acme', email: 'hello@acme.example', term: '3' };

export const workspaceRecord = (parts: Partial<WorkspaceRecord> = {}): WorkspaceRecord => ({
  kind: 'customer',
  id: 'w1',
  version: 'v1',
  life: 'live',
  changedAt: early,
  fields: acme,
  ...parts,
});

export const booksRecord = (parts: Partial<BooksRecord> = {}): BooksRecord => ({
  kind: 'customer',
  id: '17',
  version: '0',
  life: 'live',
  mergedInto: null,
  changedAt: early,
  fields: acme,
  ...parts,
});

export const linkOf = (parts: Partial<Link> = {}): Link => ({
  kind: 'customer',
  workspaceId: 'w1',
  booksId: '17',
  base: { life: 'live', fields: acme },
  lineIds: {},
  ...parts,
});

export const tombstoneOf = (parts: Partial<Tombstone> = {}): Tombstone => ({
  kind: 'customer',
  booksId: '17',
  workspaceId: 'w0',
  name: 'Acme',
  deletedAt: early,
  ...parts,
});

export const pairOf = (parts: Partial<Pair> = {}): Pair => ({
  kind: 'customer',
  workspace: null,
  books: null,
  link: null,
  tombstone: null,
  match: noMatch,
  answers: noAnswers,
  mergeTarget: null,
  ...parts,
});

export const linkedPair = (parts: Partial<Pair> = {}): Pair =>
  pairOf({ workspace: workspaceRecord(), books: booksRecord(), link: linkOf(), ...parts });

/** The Mirror policy in one direction, with everything allowed that the direction allows; imports skip same names. */
export function policyOf(direction: Direction, parts: Partial<Policy> = {}): Policy {
  return { ...presetPolicies('mirror').customer, linking: 'skip', direction, ...parts };
}

export const rulesOf = (
  direction: Direction,
  parts: Partial<KindRules> & { readonly policy?: Policy } = {},
): KindRules => ({
  policy: policyOf(direction),
  mapping: compileMapping(smallMapping),
  links: noReferences,
  names: noNamesInBooks,
  ...parts,
});
