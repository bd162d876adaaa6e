import type { Brand } from './brand.ts';

/** Ids of our own records. The store mints them; the domain never looks inside. */
export type CustomerId = Brand<string, 'CustomerId'>;
export type ItemId = Brand<string, 'ItemId'>;
export type LineId = Brand<string, 'LineId'>;

/** Ids of reference records as the books know them (QuickBooks: `TAX`, `NON` or a number as text). */
export type TaxCodeId = Brand<string, 'TaxCodeId'>;
export type TaxRateId = Brand<string, 'TaxRateId'>;
export type TermId = Brand<string, 'TermId'>;

// These mark text from the store or the wire as an id: the only casts in the house that do.
export const customerId = (text: string): CustomerId => text as CustomerId;
export const itemId = (text: string): ItemId => text as ItemId;
export const lineId = (text: string): LineId => text as LineId;
export const taxCodeId = (text: string): TaxCodeId => text as TaxCodeId;
export const taxRateId = (text: string): TaxRateId => text as TaxRateId;
export const termId = (text: string): TermId => text as TermId;
