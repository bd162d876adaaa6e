import { TRANSACTION_FIELDS } from '../../sales-forms/form-fields.ts';
import { LINKED_TXN } from '../../sales-forms/line-fields.ts';
import { anything, bareReference, flag, integer, list, money, object, reference, text } from '../../schema/field.ts';
import type { Fields } from '../../schema/field.ts';

const REFERENCE_NUMBER_MAX = 21;

/** Fields of a payment (entities.md §2.7). */
export const PAYMENT_FIELDS: Fields = {
  ...TRANSACTION_FIELDS,
  CustomerRef: reference('Customer', { required: 'create', query: 'filter' }),
  TotalAmt: money({ required: 'create', query: 'sort' }),
  UnappliedAmt: money({ readOnly: true }),
  Line: list(
    object({
      Id: text(40),
      LineNum: integer(),
      Description: text(),
      Amount: money(),
      LinkedTxn: list(LINKED_TXN),
      LineEx: anything({ readOnly: true }),
      DetailType: text(40),
      PaymentLineDetail: anything(),
    }),
  ),
  DepositToAccountRef: bareReference('Account'),
  ARAccountRef: bareReference('Account'),
  PaymentMethodRef: bareReference('PaymentMethod'),
  PaymentRefNum: text(REFERENCE_NUMBER_MAX, { query: 'filter' }),
  PaymentType: text(40),
  ProcessPayment: flag(),
  CreditCardPayment: anything(),
  CheckPayment: anything(),
  TaxExemptionRef: anything(),
  LinkedTxn: list(LINKED_TXN, { readOnly: true }),
};
