/** Kinds of records that a link can join, in the order in which they depend on each other. */
export const linkedKinds = ['customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment'] as const;
export type LinkedKind = (typeof linkedKinds)[number];

/** Kinds that a person joins, parts and brings in step one by one. Documents follow QuickBooks, and have buttons of their own. */
export const joinedKinds = ['customer', 'item'] as const satisfies readonly LinkedKind[];
export type JoinedKind = (typeof joinedKinds)[number];

/** Kinds of which past states are kept on both sides (B11). */
export const recordedKinds = [...linkedKinds, 'refund-receipt'] as const;
export type RecordedKind = (typeof recordedKinds)[number];

/** Kinds that carry money and are compared to the cent. */
export const moneyKinds = ['estimate', 'invoice', 'credit-memo', 'payment', 'refund-receipt'] as const;
export type MoneyKind = (typeof moneyKinds)[number];
