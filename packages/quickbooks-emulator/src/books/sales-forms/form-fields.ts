import { address, CUSTOM_FIELD, email } from '../schema/common-fields.ts';
import {
  anything,
  bareReference,
  choice,
  date,
  flag,
  list,
  money,
  object,
  quantity,
  reference,
  text,
} from '../schema/field.ts';
import type { Fields } from '../schema/field.ts';
import { LINKED_TXN, SALES_LINES, TXN_TAX_DETAIL } from './line-fields.ts';

const DOC_NUMBER_MAX = 21;
const MEMO_MAX = 1000;
const NOTE_MAX = 4000;
const EMAIL_COPIES_MAX = 200;

/** Fields that every transaction has. */
export const TRANSACTION_FIELDS: Fields = {
  TxnDate: date({ query: 'sort' }),
  // Known, but not to be asked for in a query (recorded for purchases; protocol.md §3.3).
  PrivateNote: text(NOTE_MAX),
  CurrencyRef: reference(undefined),
  ExchangeRate: quantity({ min: 0 }),
  DepartmentRef: reference('Department'),
  TxnSource: text(100, { sticky: true }),
  RecurDataRef: anything(),
  ProjectRef: reference(undefined),
  TaxFormType: text(),
  TaxFormNum: text(),
  TransactionLocationType: text(100),
};

/** Fields that invoices, estimates, credit memos, sales receipts and refund receipts share (entities.md §2.3). */
export const SALES_FORM_FIELDS: Fields = {
  ...TRANSACTION_FIELDS,
  DocNumber: text(DOC_NUMBER_MAX, { query: 'sort' }),
  AutoDocNumber: flag(),
  CustomerRef: reference('Customer', { query: 'filter' }),
  Line: SALES_LINES,
  TxnTaxDetail: TXN_TAX_DETAIL,
  GlobalTaxCalculation: choice(['TaxExcluded', 'TaxInclusive', 'NotApplicable']),
  ApplyTaxAfterDiscount: flag(),
  TaxExemptionRef: anything(),
  LinkedTxn: list(LINKED_TXN),
  CustomField: list(CUSTOM_FIELD),
  CustomerMemo: object({ value: text(MEMO_MAX), id: text() }),
  BillAddr: address(),
  ShipAddr: address(),
  ShipFromAddr: address(),
  FreeFormAddress: flag({ readOnly: true }),
  BillEmail: email(),
  BillEmailCc: email(EMAIL_COPIES_MAX),
  BillEmailBcc: email(EMAIL_COPIES_MAX),
  EmailStatus: choice(['NotSet', 'NeedToSend', 'EmailSent'], { query: 'filter' }),
  PrintStatus: choice(['NotSet', 'NeedToPrint', 'PrintComplete']),
  DeliveryInfo: object({ DeliveryType: text(), DeliveryTime: text() }, { readOnly: true }),
  ClassRef: reference('Class'),
  ShipMethodRef: reference(undefined),
  ShipDate: date({ query: 'filter' }),
  TrackingNum: text(MEMO_MAX),
  TotalAmt: money({ readOnly: true, query: 'sort' }),
  HomeTotalAmt: money({ readOnly: true }),
  TemplateRef: reference(undefined),
  DomesticTaxRef: anything(),
  CustomExtensions: anything(),
  TaxClassificationRef: bareReference(undefined),
  V4IDPseudonym: text(undefined, { readOnly: true }),
};
