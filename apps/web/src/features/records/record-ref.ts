import { joinedKinds, type JoinedKind, type RecordedKind } from '@tieout/api';

/** Which record something is about. */
export interface RecordRef {
  readonly kind: RecordedKind;
  readonly id: string;
  readonly name: string;
}

/** One that can be joined with one of QuickBooks, and parted from it, by hand. */
export type JoinedRef = RecordRef & { readonly kind: JoinedKind };

export const isJoined = (record: RecordRef): record is JoinedRef => joinedKinds.some(kind => kind === record.kind);

/** Lists and records that may look different after a record was synced, parted or joined. */
export const recordResources: readonly string[] = [
  'customers', 'items', 'invoices', 'estimates', 'credit-memos', 'refund-receipts', 'payments', 'problems', 'connections', 'home', 'history',
]; // prettier-ignore
