import type { KindMapping } from '../field-mapping.ts';
import { accountingField, booksFigure, booleanField, decimalField, field, referenceField } from './field.ts';

/** Items. The quantity on hand is the books' figure: it moves with every invoice there. */
export const itemMapping: KindMapping = {
  kind: 'item',
  keys: { name: 'name', sku: 'sku', foreignId: 'foreignId' },
  fields: [
    accountingField('type'),
    field('name'),
    field('sku'),
    field('description'),
    decimalField('unitPrice'),
    decimalField('purchaseCost'),
    booleanField('isTaxable'),
    accountingField('taxCode'),
    booleanField('isPriceTaxIncluded'),
    accountingField('incomeAccount'),
    accountingField('expenseAccount'),
    accountingField('assetAccount'),
    referenceField('parent', 'item'),
    booksFigure('quantityOnHand'),
  ],
};
