import { customerId, itemId } from '../ids/record-ids.ts';
import type { InvoiceDraft } from '../invoice/invoice-draft.ts';
import type { PreflightContext } from '../invoice/preflight-context.ts';
import { currency } from '../money/currency.ts';
import { documentOf, rulesOf, saleLine } from './documents.ts';

/** Two of an item for 64.50, taxable. */
export const line = { ...saleLine('1', '2 × 64.5', 'TAX'), itemId: itemId('i1') };

/** An invoice that nothing speaks against, but for what the test changes. */
export const draftOf = (parts: Partial<InvoiceDraft> = {}): InvoiceDraft => ({
  ...documentOf({ lines: [line] }),
  customerId: customerId('c1'),
  documentNumber: null,
  dueDate: null,
  termId: null,
  billTo: null,
  shipTo: null,
  email: null,
  message: '',
  privateNote: '',
  ...parts,
});

/** Books in which everything is switched on. */
export const company: PreflightContext['company'] = {
  homeCurrency: currency('USD'),
  currencies: [currency('USD'), currency('EUR')],
  usesCustomNumbers: false,
  allowsDiscount: true,
  allowsShipping: true,
  allowsDeposit: true,
  closingDate: null,
  isReadOnly: false,
};

/** Surroundings that nothing speaks against, but for what the test changes. */
export const contextOf = (parts: Partial<PreflightContext> = {}): PreflightContext => ({
  rules: rulesOf('us-manual'),
  customer: { isLinked: true, isActive: true, currency: currency('USD') },
  itemOf: () => ({ isLinked: true, isActive: true, type: 'service' }),
  company,
  isNumberTaken: false,
  isToBeEmailed: false,
  mayWrite: true,
  quote: null,
  ...parts,
});
