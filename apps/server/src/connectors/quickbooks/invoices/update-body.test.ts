import { computeDocument, currency, localDate, one, booksAmountPlaces, type InvoiceDraft } from '@tieout/domain';
import { decimal, type Invoice } from '@tieout/quickbooks';
import { expect, test } from 'vitest';
import { updateBody } from './update-body.ts';

const draft: InvoiceDraft = {
  customerId: null,
  documentNumber: '1001',
  issueDate: localDate('2026-11-20'),
  dueDate: localDate('2026-12-20'),
  termId: null,
  currency: currency('USD'),
  exchangeRate: one,
  taxMode: 'exclusive',
  documentTaxCodeId: null,
  lines: [],
  discount: null,
  isTaxAfterDiscount: false,
  shipping: null,
  deposit: null,
  billTo: null,
  shipTo: null,
  email: null,
  message: '',
  privateNote: '',
};

const current: Invoice = {
  Id: '9',
  SyncToken: '0',
  CustomerRef: { value: '1' },
  Line: [],
  TotalAmt: decimal('0'),
  SalesTermRef: { value: '3' },
  LinkedTxn: [
    { TxnId: '7', TxnType: 'Estimate' },
    { TxnId: '8', TxnType: 'Payment' },
  ],
};

test('a whole record keeps the estimate that it was made of, and names no payment', () => {
  const document = computeDocument(draft, { tax: { model: 'off', codes: new Map() }, amountPlaces: booksAmountPlaces });
  const ids = { customerId: '1', itemIdOf: () => '' };
  const update = updateBody({ draft, document, changes: { term: null }, current, lineIds: {}, ids, taxModel: 'off' });
  expect(update).toMatchObject({ isSparse: false, body: { LinkedTxn: [{ TxnId: '7', TxnType: 'Estimate' }] } });
});
