/** Kinds of records that a link can join, in the order in which they depend on each other. */
export const linkedKinds = ['customer', 'item', 'estimate', 'invoice', 'credit-memo', 'payment'] as const;
export type LinkedKind = (typeof linkedKinds)[number];

/** Kinds that carry money and are compared to the cent. */
export const moneyKinds = ['estimate', 'invoice', 'credit-memo', 'payment', 'refund-receipt'] as const;
export type MoneyKind = (typeof moneyKinds)[number];
