import type { LinkedKind } from '@tieout/api';

/** Which record something is about. */
export interface RecordRef {
  readonly kind: LinkedKind;
  readonly id: string;
  readonly name: string;
}

/** Lists and records that may look different after a record was synced, parted or joined. */
export const recordResources: readonly string[] = [
  'customers', 'items', 'invoices', 'estimates', 'credit-memos', 'payments', 'problems', 'connections', 'home', 'history',
]; // prettier-ignore
