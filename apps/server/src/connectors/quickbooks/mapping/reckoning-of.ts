import { taxCodeId } from '@tieout/domain';
import type { Reckoning } from '../../../records/invoices/invoice-setting.ts';
import type { BooksDocument } from './document-entity.ts';
import { findShippingLine } from './document-lines.ts';

/** How QuickBooks reckons this document, where no field here says so: a prediction without it is off by the tax. */
export function reckoningOf(document: Pick<BooksDocument, 'Line' | 'ApplyTaxAfterDiscount'>): Reckoning {
  const code = findShippingLine(document.Line)?.SalesItemLineDetail.TaxCodeRef?.value;
  return {
    shippingTaxCodeId: code === undefined ? null : taxCodeId(code),
    isTaxAfterDiscount: document.ApplyTaxAfterDiscount === true,
  };
}
