import type { SalesDocumentKind } from '../../store/record-tables.ts';

/** What people call them. */
export const salesDocumentWords: Readonly<Record<SalesDocumentKind, string>> = {
  estimate: 'estimate',
  'credit-memo': 'credit memo',
  'refund-receipt': 'refund receipt',
};
