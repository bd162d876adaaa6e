import type { Estimate, EstimateState } from '@tieout/api';
import { estimateMoves, isInvoiceable, type EstimateStatus, type SettableEstimateStatus } from '@tieout/domain';

/** What can be done with an estimate as it stands. */
export interface OfferedEstimateActions {
  /** What one waits for the customer to say: a button of its own. */
  readonly awaited: SettableEstimateStatus | undefined;
  /** What the customer may say otherwise, in the order of the menu. */
  readonly others: readonly SettableEstimateStatus[];
  readonly canBeEdited: boolean;
  readonly canBeInvoiced: boolean;
  readonly canBeDeleted: boolean;
}

const isStatus = (state: EstimateState): state is EstimateStatus => state in estimateMoves;

/** While it is still an offer. What is closed or invoiced stays as the customer saw it. */
export const isEditable = (state: EstimateState): boolean =>
  state === 'pending' || state === 'accepted' || state === 'rejected';

/** By the table that the server follows, so that nothing is offered that would be refused. Nothing is said to QuickBooks while it is off. */
export function offeredEstimateActions(
  { state, invoice }: Pick<Estimate, 'state' | 'invoice'>,
  isLive: boolean,
): OfferedEstimateActions {
  // What became an invoice is no offer any more.
  const canBeTold = isLive && isStatus(state) && invoice === null;
  const statuses = canBeTold ? estimateMoves[state] : [];
  const awaited = state === 'pending' ? statuses.find(status => status === 'accepted') : undefined;
  return {
    awaited,
    others: statuses.filter(status => status !== awaited),
    canBeEdited: canBeTold && isEditable(state),
    canBeInvoiced: canBeTold && isInvoiceable(state),
    // One that QuickBooks never took is a matter of this side alone.
    canBeDeleted: state === 'draft' || (isLive && state !== 'deleted'),
  };
}
