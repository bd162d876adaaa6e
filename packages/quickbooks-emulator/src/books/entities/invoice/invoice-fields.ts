import { anything, bareReference, date, flag, list, money, reference, text } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';
import { SALES_FORM_FIELDS } from '../../sales-forms/form-fields.ts';

/** Fields of an invoice (entities.md §2.3). */
export const INVOICE_FIELDS: Fields = {
  ...SALES_FORM_FIELDS,
  CustomerRef: reference('Customer', { required: 'create', query: 'filter' }),
  DueDate: date({ query: 'sort' }),
  SalesTermRef: reference('Term'),
  Deposit: money({}),
  DepositToAccountRef: reference('Account'),
  ARAccountRef: bareReference('Account'),
  Balance: money({ readOnly: true, query: 'sort' }),
  HomeBalance: money({ readOnly: true }),
  AllowOnlineCreditCardPayment: flag(),
  AllowOnlineACHPayment: flag(),
  AllowOnlinePayment: flag(),
  AllowIPNPayment: flag(),
  EInvoiceStatus: text(undefined, { readOnly: true }),
  ECloudStatusTimeStamp: text(undefined, { readOnly: true }),
  InvoiceLink: text(undefined, { readOnly: true }),
  invoiceStatus: text(undefined, { readOnly: true }),
  InvoiceStatusLog: anything({ readOnly: true }),
  CheckPayment: anything(),
  PaymentMethodRef: bareReference('PaymentMethod'),
  SalesRepRef: reference(undefined),
  PONumber: text(100),
  FOB: text(100),
  Tag: list({ kind: 'anything' }),
};
