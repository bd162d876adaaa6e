import type { ConflictRule, Policy, RecordKind, Side } from '@tieout/sync';

/** What becomes of one HTTP call between client and books. */
export const wireTroubles = [
  'lost before',
  'lost after',
  'timed out',
  'throttled',
  'throttled in xml',
  'server error',
  'unavailable',
  'garbage',
  'answered in xml',
  'token refused',
  'edited there first',
  'edited here meanwhile',
] as const;
export type WireTrouble = (typeof wireTroubles)[number] | 'none';

/** What becomes of one webhook delivery. */
export const deliveryTroubles = ['lost', 'doubled', 'late', 'reversed', 'refused'] as const;
export type DeliveryTrouble = (typeof deliveryTroubles)[number] | 'none';

/** What may go wrong while a process works. */
export interface Troubles {
  /** For the calls of this work in order; what follows goes well. */
  readonly wire: readonly WireTrouble[];
  /** The process dies at this boundary: before or after a commit, before or after a call; null: it lives. */
  readonly diesAt: number | null;
}

/** Picks are taken modulo what there is, so that a story stays valid when parts of it are left out. */
interface OnRecord {
  readonly on: number;
  readonly side: Side;
  readonly kind: RecordKind;
  readonly pick: number;
}

/** What the owner of a workspace changes about the rules of a kind. Who wins a conflict stays: the checks must know it. */
export type ChangedRules = Pick<Policy, 'direction' | 'here' | 'there' | 'linking' | 'importsInactive'>;

/** One thing that happens. Plain JSON: a story is written down as it is and replayed from the file. */
export type Happening =
  | (OnRecord & { readonly does: 'create'; readonly name: number; readonly amounts: readonly string[] })
  | (OnRecord & { readonly does: 'edit'; readonly field: number; readonly value: number })
  | (OnRecord & {
      readonly does: 'change line' | 'add line' | 'remove line';
      readonly line: number;
      readonly value: string;
    })
  | (OnRecord & { readonly does: 'delete' | 'void' | 'archive' | 'revive' })
  /** A payment without money, by which a credit memo settles an invoice. */
  | (OnRecord & { readonly does: 'apply credit'; readonly name: number })
  | { readonly does: 'merge'; readonly on: number; readonly kind: 'customer' | 'item'; readonly pick: number }
  /** A person parts two linked records; their keys may bring them together again. */
  | { readonly does: 'unlink'; readonly on: number; readonly pick: number }
  | { readonly does: 'pass time'; readonly ms: number; readonly deliveries: readonly DeliveryTrouble[] }
  | { readonly does: 'jump clock'; readonly ms: number }
  | { readonly does: 'sync'; readonly on: number; readonly sweeps: boolean; readonly troubles: Troubles }
  | { readonly does: 'preview'; readonly on: number }
  /** `back`: how many runs before the latest one; absent: that one. */
  | { readonly does: 'undo'; readonly on: number; readonly back?: number; readonly troubles: Troubles }
  | { readonly does: 'answer'; readonly on: number; readonly pick: number; readonly stands: Side }
  | { readonly does: 'revoke'; readonly on: number }
  | { readonly does: 'change rules'; readonly on: number; readonly kind: RecordKind; readonly rules: ChangedRules }
  /** A bookkeeper closes the books up to the day of all documents, or opens them again. */
  | { readonly does: 'close books'; readonly on: number; readonly isClosed: boolean };

/** A whole story: what a seed comes to, and what a regression file holds. */
export interface Story {
  readonly seed: number;
  readonly conflict: ConflictRule;
  /** Workspaces, each joined to a company of its own; all share one client and one set of servers. */
  readonly connections: number;
  readonly happenings: readonly Happening[];
}
