import type { KindMapping } from '../field-mapping.ts';
import { accountingField, booksFigure, decimalField, field, lineField, referenceField } from './field.ts';

/**
 * Payments. Allocations are lines: one per document settled, keyed by that document on the books' side, because
 * payment lines have no id there (entities.md §2.7). All lines travel or none.
 */
export const paymentMapping: KindMapping = {
  kind: 'payment',
  keys: { name: 'reference', number: 'reference', customer: 'customer', total: 'total' },
  fields: [
    referenceField('customer', 'customer'),
    accountingField('date'),
    decimalField('total'),
    accountingField('currency'),
    decimalField('exchangeRate'),
    accountingField('method'),
    field('reference'),
    accountingField('depositAccount'),
    accountingField('allocations', {
      conversion: {
        kind: 'lines',
        fields: [
          lineField('invoice', { kind: 'reference', to: 'invoice' }),
          lineField('creditMemo', { kind: 'reference', to: 'credit-memo' }),
          lineField('amount', { kind: 'decimal' }),
        ],
      },
    }),
    field('privateNote'),
    booksFigure('unapplied'),
  ],
};
