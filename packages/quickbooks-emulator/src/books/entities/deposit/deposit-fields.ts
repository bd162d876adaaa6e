import { TRANSACTION_FIELDS } from '../../sales-forms/form-fields.ts';
import { LINE_COMMON_FIELDS, TXN_TAX_DETAIL } from '../../sales-forms/line-fields.ts';
import { anything, bareReference, choice, list, money, object, reference, text } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';

/** Fields of a deposit (recorded shapes). */
export const DEPOSIT_FIELDS: Fields = {
  ...TRANSACTION_FIELDS,
  DocNumber: text(21),
  DepositToAccountRef: reference('Account', { required: 'create', query: 'filter' }),
  Line: list(
    object({
      ...LINE_COMMON_FIELDS,
      DetailType: choice(['DepositLineDetail']),
      DepositLineDetail: object({
        Entity: reference(undefined),
        ClassRef: reference('Class'),
        AccountRef: reference('Account'),
        PaymentMethodRef: reference('PaymentMethod'),
        CheckNum: text(21),
        TxnType: text(40),
        TaxCodeRef: bareReference(undefined),
        TaxApplicableOn: text(40),
      }),
    }),
    { required: 'create' },
  ),
  CashBack: object({ AccountRef: reference('Account'), Amount: money(), Memo: text(4000) }),
  GlobalTaxCalculation: choice(['TaxExcluded', 'TaxInclusive', 'NotApplicable']),
  TxnTaxDetail: TXN_TAX_DETAIL,
  ClassRef: reference('Class'),
  TotalAmt: money({ readOnly: true, query: 'sort' }),
  HomeTotalAmt: money({ readOnly: true }),
  LinkedTxn: anything({ readOnly: true }),
};
