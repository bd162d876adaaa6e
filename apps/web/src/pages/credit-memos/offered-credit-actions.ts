import type { CreditMemoState } from '@tieout/api';

/** What can be done with a credit memo as it stands. */
export interface OfferedCreditActions {
  readonly canBeApplied: boolean;
  readonly canBeEdited: boolean;
  readonly canBeDeleted: boolean;
}

/** Nothing is said to QuickBooks while it is off. One that is applied is offered to be deleted: the answer says what has to go first. */
export function offeredCreditActions(state: CreditMemoState, isLive: boolean): OfferedCreditActions {
  return {
    canBeApplied: isLive && state === 'open',
    canBeEdited: isLive && (state === 'open' || state === 'applied'),
    // One that QuickBooks never took is a matter of this side alone.
    canBeDeleted: state === 'draft' || (isLive && state !== 'deleted'),
  };
}
