import type { FieldMapping, KindMapping } from '../field-mapping.ts';
import {
  accountingField,
  addressFields,
  booksFigure,
  booleanField,
  decimalField,
  field,
  lineField,
  referenceField,
} from './field.ts';

/** Lines merge by identity; each field of a line by itself. `kind` is that of the draft: sale, amount, bundle, text. */
const lines: FieldMapping = accountingField('lines', {
  conversion: {
    kind: 'lines',
    fields: [
      lineField('kind'),
      lineField('item', { kind: 'reference', to: 'item' }),
      lineField('description'),
      lineField('quantity', { kind: 'decimal' }),
      lineField('unitPrice', { kind: 'decimal' }),
      lineField('amount', { kind: 'decimal' }),
      lineField('taxCode'),
      lineField('serviceDate'),
    ],
  },
});

/** What estimates, invoices and credit memos have in common. */
const documentFields: readonly FieldMapping[] = [
  accountingField('documentNumber'),
  referenceField('customer', 'customer'),
  accountingField('issueDate'),
  accountingField('currency'),
  decimalField('exchangeRate'),
  accountingField('taxMode'),
  accountingField('documentTaxCode'),
  lines,
  decimalField('discountPercent'),
  decimalField('discountAmount'),
  booleanField('isTaxAfterDiscount'),
  decimalField('shippingAmount'),
  accountingField('shippingTaxCode'),
  ...addressFields('billing'),
  ...addressFields('shipping'),
  field('email', { conversion: { kind: 'email' } }),
  field('message'),
  field('privateNote'),
  booksFigure('subtotal'),
  booksFigure('tax'),
  booksFigure('total'),
];

const documentKeys = {
  name: 'documentNumber',
  number: 'documentNumber',
  customer: 'customer',
  total: 'total',
} as const;

export const invoiceMapping: KindMapping = {
  kind: 'invoice',
  keys: documentKeys,
  fields: [
    ...documentFields,
    accountingField('dueDate'),
    accountingField('term'),
    decimalField('deposit'),
    booksFigure('balance'),
    accountingField('emailState', { direction: 'in', conflict: 'books-win' }),
  ],
};

export const estimateMapping: KindMapping = {
  kind: 'estimate',
  keys: documentKeys,
  fields: [...documentFields, accountingField('expirationDate'), accountingField('status')],
};

export const creditMemoMapping: KindMapping = {
  kind: 'credit-memo',
  keys: documentKeys,
  fields: [...documentFields, booksFigure('balance')],
};
