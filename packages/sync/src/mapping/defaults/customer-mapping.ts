import type { KindMapping } from '../field-mapping.ts';
import { accountingField, addressFields, booksFigure, booleanField, field, referenceField } from './field.ts';

/** Customers. `taxNumber` goes out only: the books mask it in their answers (entities.md §2.1). */
export const customerMapping: KindMapping = {
  kind: 'customer',
  keys: { name: 'displayName', email: 'email', foreignId: 'foreignId' },
  fields: [
    field('displayName'),
    field('companyName'),
    field('title'),
    field('givenName'),
    field('middleName'),
    field('familyName'),
    field('suffix'),
    field('email', { conversion: { kind: 'email' } }),
    field('phone'),
    field('mobile'),
    field('fax'),
    field('website'),
    ...addressFields('billing'),
    ...addressFields('shipping'),
    field('notes'),
    field('taxNumber', { direction: 'out', conflict: 'workspace-wins' }),
    accountingField('currency', { direction: 'in', conflict: 'books-win' }),
    booleanField('isTaxable'),
    accountingField('taxCode'),
    accountingField('term'),
    accountingField('paymentMethod'),
    referenceField('parent', 'customer'),
    booksFigure('balance'),
  ],
};
