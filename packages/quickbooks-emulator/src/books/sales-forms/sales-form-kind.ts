import type { EntityName } from '../entities/entity-name.ts';
import type { NumberSeries } from '../transactions/doc-numbers.ts';

/** In what the forms that sell differ. */
export interface SalesFormKind {
  readonly entity: EntityName;
  readonly numbers: NumberSeries;
  /** Invoices and receipts sell (goods go), credit memos and refunds take back (goods come), estimates only promise. */
  readonly direction: 'sells' | 'takes-back' | 'promises';
  /** Whether the form goes to somebody by mail, so that NeedToSend needs an address. */
  readonly isMailed: boolean;
}
