import type { Brand } from './brand.ts';

/** Ids of our own records. The store mints them; the domain never looks inside. */
export type CustomerId = Brand<string, 'CustomerId'>;
export type ItemId = Brand<string, 'ItemId'>;
export type InvoiceId = Brand<string, 'InvoiceId'>;
export type PaymentId = Brand<string, 'PaymentId'>;
export type LineId = Brand<string, 'LineId'>;

/** Ids of reference records as the books know them (QuickBooks: `TAX`, `NON` or a number as text). */
export type TaxCodeId = Brand<string, 'TaxCodeId'>;
export type TaxRateId = Brand<string, 'TaxRateId'>;
export type TermId = Brand<string, 'TermId'>;
export type PaymentMethodId = Brand<string, 'PaymentMethodId'>;
export type AccountId = Brand<string, 'AccountId'>;

/** Marks text that came from the store or the wire as an id. The only cast in the house that makes ids. */
const brandedId =
  <Id extends string>() =>
  (text: string): Id =>
    text as Id;

export const customerId = brandedId<CustomerId>();
export const itemId = brandedId<ItemId>();
export const invoiceId = brandedId<InvoiceId>();
export const paymentId = brandedId<PaymentId>();
export const lineId = brandedId<LineId>();
export const taxCodeId = brandedId<TaxCodeId>();
export const taxRateId = brandedId<TaxRateId>();
export const termId = brandedId<TermId>();
export const paymentMethodId = brandedId<PaymentMethodId>();
export const accountId = brandedId<AccountId>();
