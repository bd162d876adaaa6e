import { decimal, subtract, type Decimal } from '@tieout/domain';
import type { SalesDocument } from '../../../records/sales-documents/read-document.ts';

/** How much of a credit memo invoices live on. */
export const appliedOf = (document: SalesDocument): Decimal =>
  subtract(decimal(document.total), decimal('remaining' in document ? document.remaining : document.total));
