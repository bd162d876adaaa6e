import type { RecordKind } from '../record/record-kind.ts';

export const directions = ['in', 'out', 'both', 'off'] as const;
export type Direction = (typeof directions)[number];

/** Who wins when one field was changed on both sides to different values. `ask` makes a problem. */
export const conflictRules = ['books-win', 'workspace-wins', 'newest-wins', 'ask'] as const;
export type ConflictRule = (typeof conflictRules)[number];

/** What a record of the same key does at first contact. */
export const linkingRules = ['skip', 'link'] as const;
export type LinkingRule = (typeof linkingRules)[number];

/** Whether a deletion (void, deactivation) travels to the other side. */
export const deletionRules = ['propagate', 'keep'] as const;
export type DeletionRule = (typeof deletionRules)[number];

/** What may happen on one side because of the other. */
export interface SideRules {
  readonly create: boolean;
  readonly update: boolean;
  readonly delete: DeletionRule;
}

/** The rules of one kind of record. Plain data: stored, edited, exported (B14). */
export interface Policy {
  readonly kind: RecordKind;
  readonly direction: Direction;
  /** What the books may do here. */
  readonly here: SideRules;
  /** What the workspace may do in the books. */
  readonly there: SideRules;
  readonly conflict: ConflictRule;
  /** First contact of two records with the same key. */
  readonly linking: LinkingRule;
  /** Which side's value stands at first contact, per class of field; an empty side always takes the filled one. */
  readonly firstContact: {
    readonly accounting: 'books' | 'workspace';
    readonly contact: 'books' | 'workspace';
  };
  /** Whether records that are inactive in the books are brought in by an import. */
  readonly importsInactive: boolean;
}

export const allowsIn = (policy: Policy): boolean => policy.direction === 'in' || policy.direction === 'both';
export const allowsOut = (policy: Policy): boolean => policy.direction === 'out' || policy.direction === 'both';

/** One policy per kind. */
export type PolicySet = Readonly<Record<RecordKind, Policy>>;
