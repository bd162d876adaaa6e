import { anything, type Field, type Fields } from './field.ts';

/**
 * Properties that Intuit's schema gives to a kind of entity, and of which the books make nothing. The real service knows
 * them, so they are no fault 2010: they are taken and dropped. Clients that send whole objects send them all. Where an
 * entity does make something of one, its own field stands instead. Source: the schema as Intuit's SDKs carry it.
 */
export function dropped(names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name): [string, Field] => [name, anything({ readOnly: true })]));
}

/** Of everything that has an Id. */
export const ENTITY_KEYS: readonly string[] = ['AttachableRef', 'CustomField'];

/** Of every transaction. */
export const TRANSACTION_KEYS: readonly string[] = [
  'DocNumber',
  'LinkedTxn',
  'Tag',
  'TxnApprovalInfo',
  'TxnStatus',
  'TxnTaxDetail',
];

/** Of every sales form. */
export const SALES_KEYS: readonly string[] = [
  'ARAccountRef',
  'Balance',
  'CheckPayment',
  'CreditCardPayment',
  'DepositToAccountRef',
  'DiscountAmt',
  'DiscountRate',
  'DueDate',
  'FOB',
  'FinanceCharge',
  'GovtTxnRefIdentifier',
  'HomeBalance',
  'PONumber',
  'PaymentMethodRef',
  'PaymentRefNum',
  'PaymentType',
  'RemitToRef',
  'SalesRepRef',
  'SalesTermRef',
];

/** Of customers, vendors and employees. */
export const NAME_KEYS: readonly string[] = [
  'AlternatePhone',
  'CompanyName',
  'DefaultTaxCodeRef',
  'Fax',
  'FullyQualifiedName',
  'IntuitId',
  'Notes',
  'Organization',
  'OtherAddr',
  'OtherContactInfo',
  'UserId',
  'V4IDPseudonym',
  'WebAddr',
];

/** Of customers and vendors beside these. */
export const CONTACT_KEYS: readonly string[] = [
  ...NAME_KEYS,
  'AltContactName',
  'ContactName',
  'CreditLimit',
  'ParentRef',
  'ShipAddr',
];

/** Of every line. */
export const LINE_KEYS: readonly string[] = ['CostAmount', 'LineEx'];
