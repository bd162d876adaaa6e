import type { SalesFormKind } from '../../sales-forms/sales-form-kind.ts';

/** An invoice sells, is mailed, and counts its numbers with the other sales forms. */
export const INVOICE_KIND: SalesFormKind = {
  entity: 'Invoice',
  numbers: 'sales-number',
  direction: 'sells',
  isMailed: true,
};
