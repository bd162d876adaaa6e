/** Kinds of records that a link can join, in the order in which they depend on each other. */
export const recordKinds = ['customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment'] as const;
export type RecordKind = (typeof recordKinds)[number];

/**
 * Rank in a plan: what a record refers to is written before it; deletions run the other way round (sync.md, Acting).
 * Credit memos come before payments, because a zero payment applies them (entities.md §2.7).
 */
export const rankOf = (kind: RecordKind): number => recordKinds.indexOf(kind);

/** Documents carry money and are matched by number, customer and total. */
export const isDocument = (kind: RecordKind): boolean => rankOf(kind) >= rankOf('estimate');
