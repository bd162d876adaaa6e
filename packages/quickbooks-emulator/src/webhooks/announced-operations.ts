import type { ChangeOperation } from '../books/call.ts';

type Operations = readonly ChangeOperation[];

const NAME_LIST: Operations = ['Create', 'Update', 'Delete', 'Merge'];
const MERGEABLE_LIST: Operations = ['Create', 'Update', 'Merge'];
const PLAIN: Operations = ['Create', 'Update', 'Delete'];
const VOIDABLE: Operations = [...PLAIN, 'Void'];
const SALES_FORM: Operations = [...VOIDABLE, 'Emailed'];
const OFFER: Operations = [...PLAIN, 'Emailed'];
const KEPT: Operations = ['Create', 'Update'];

/** Which changes have a webhook at all: the matrix of protocol.md §6.5. Entities that are not listed never have one. */
const ANNOUNCED: Readonly<Record<string, Operations>> = {
  Account: NAME_LIST,
  Class: NAME_LIST,
  Customer: NAME_LIST,
  Employee: NAME_LIST,
  Item: NAME_LIST,
  Vendor: NAME_LIST,
  Department: MERGEABLE_LIST,
  PaymentMethod: MERGEABLE_LIST,
  Bill: PLAIN,
  Deposit: PLAIN,
  JournalEntry: PLAIN,
  CompanyCurrency: PLAIN,
  BillPayment: VOIDABLE,
  Purchase: VOIDABLE,
  Invoice: SALES_FORM,
  Payment: SALES_FORM,
  SalesReceipt: SALES_FORM,
  RefundReceipt: SALES_FORM,
  CreditMemo: SALES_FORM,
  Estimate: OFFER,
  TaxAgency: KEPT,
  Term: KEPT,
  Preferences: ['Update'],
};

export function isAnnounced(entity: string, operation: ChangeOperation): boolean {
  return ANNOUNCED[entity]?.includes(operation) ?? false;
}
