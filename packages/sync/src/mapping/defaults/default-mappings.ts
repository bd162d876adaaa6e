import type { RecordKind } from '../../record/record-kind.ts';
import type { KindMapping } from '../field-mapping.ts';
import { customerMapping } from './customer-mapping.ts';
import { creditMemoMapping, estimateMapping, invoiceMapping } from './document-mappings.ts';
import { itemMapping } from './item-mapping.ts';
import { paymentMapping } from './payment-mapping.ts';

/**
 * What pairs with what until a person says otherwise. Both sides use the same neutral names: the connector of the
 * books projects its records onto them. Accounts, terms, tax codes and payment methods are books ids on both sides
 * unless a table mapping replaces the conversion.
 */
export const defaultMappings: Readonly<Record<RecordKind, KindMapping>> = {
  customer: customerMapping,
  item: itemMapping,
  estimate: estimateMapping,
  invoice: invoiceMapping,
  'credit-memo': creditMemoMapping,
  payment: paymentMapping,
};
