import { anything, bareReference, choice, list, money, object, quantity, reference, text } from '../schema/field.ts';
import type { Field, Fields } from '../schema/field.ts';
import { TRANSACTION_FIELDS } from '../sales-forms/form-fields.ts';
import { LINE_COMMON_FIELDS, TXN_TAX_DETAIL } from '../sales-forms/line-fields.ts';

const BILLABLE: Fields = {
  BillableStatus: choice(['Billable', 'NotBillable', 'HasBeenBilled']),
  CustomerRef: reference('Customer'),
  ClassRef: reference('Class'),
  TaxCodeRef: bareReference(undefined),
  TaxAmount: money(),
  TaxInclusiveAmt: money(),
  MarkupInfo: anything(),
};

/** Lines of bills and purchases: an account or an item each (entities.md §2.18). */
export const PURCHASE_LINES: Field = list(
  object({
    ...LINE_COMMON_FIELDS,
    DetailType: choice(['AccountBasedExpenseLineDetail', 'ItemBasedExpenseLineDetail']),
    AccountBasedExpenseLineDetail: object({ ...BILLABLE, AccountRef: reference('Account') }),
    ItemBasedExpenseLineDetail: object({
      ...BILLABLE,
      ItemRef: reference('Item'),
      Qty: quantity(),
      UnitPrice: quantity(),
      ItemAccountRef: { ...reference(undefined), readOnly: true },
      ServiceDate: text(40),
      PriceLevelRef: reference(undefined),
    }),
  }),
  { required: 'create' },
);

/** Fields that bills and purchases share. */
export const PURCHASE_FIELDS: Fields = {
  ...TRANSACTION_FIELDS,
  DocNumber: text(21, { query: 'sort' }),
  Line: PURCHASE_LINES,
  TxnTaxDetail: TXN_TAX_DETAIL,
  GlobalTaxCalculation: choice(['TaxExcluded', 'TaxInclusive', 'NotApplicable']),
  TotalAmt: money({ readOnly: true, query: 'sort' }),
  HomeTotalAmt: money({ readOnly: true }),
  IncludeInAnnualTPAR: anything(),
};
