import type { ChangeFeedName } from '@tieout/quickbooks';

/**
 * What is kept in step, in the order in which it is worked on: what others point at comes first. The lists that invoices refer to are
 * kept in the mirror alone.
 */
export const followedEntities = [
  'Account',
  'Term',
  'PaymentMethod',
  'Customer',
  'Item',
  'Estimate',
  'CreditMemo',
  'RefundReceipt',
  'Invoice',
  'Payment',
] as const satisfies readonly ChangeFeedName[];
export type FollowedEntity = (typeof followedEntities)[number];

/** Whether changes of such records concern us; the others are left unread. */
export const isFollowed = (entity: string): entity is FollowedEntity =>
  (followedEntities as readonly string[]).includes(entity);
