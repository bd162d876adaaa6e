import { z } from 'zod';
import { address, choice, currency, day, decimal, email, id, instant, rate, version } from './scalars.ts';
import { syncState } from './sync-state.ts';

/** design/invoicing.md, Life: derived in one place, in packages/domain. */
export const invoiceStates = ['draft', 'to-be-sent', 'sent', 'partially-paid', 'paid', 'voided', 'deleted'] as const;
export type InvoiceState = (typeof invoiceStates)[number];

export const invoiceLineMax = 750;

export const invoiceLineFields = z.object({
  /** Line identity, made by whoever writes the line first; it survives edits and moves. */
  id,
  itemId: id.nullable().default(null),
  description: z.string().max(4000).default(''),
  quantity: decimal.default('1'),
  unitPrice: decimal,
  /** QuickBooks tax code; US companies use `TAX` and `NON`. Null: the item's or customer's default. */
  taxCode: choice.nullable().default(null),
});
export type InvoiceLineFields = z.infer<typeof invoiceLineFields>;

export const taxModes = ['exclusive', 'inclusive', 'none'] as const;

export const invoiceFields = z.object({
  customerId: id.nullable(),
  lines: z.array(invoiceLineFields).max(invoiceLineMax),
  /** Null: QuickBooks numbers it, or we do where the company wants its own numbers. */
  number: z.string().max(21).nullable().default(null),
  txnDate: day,
  /** Null: by the term, or by the invoice defaults. */
  dueDate: day.nullable().default(null),
  term: choice.nullable().default(null),
  currency: currency.optional(),
  /** Home units for one unit of its currency. Null: the rate that QuickBooks has for the day. */
  exchangeRate: rate.nullable().optional(),
  /** The QuickBooks company that it goes to, or is in. Null: its customer's, else the default one. */
  connectionId: id.nullable().optional(),
  message: z.string().max(1000).default(''),
  note: z.string().max(4000).default(''),
  billTo: z.object({ email: z.union([email, z.literal('')]).default(''), address: address.prefault({}) }).prefault({}),
  taxMode: z.enum(taxModes).default('exclusive'),
  /** US manual sales tax: the code (group) of the whole document. */
  taxCode: choice.nullable().default(null),
  discount: z
    .object({ kind: z.enum(['percent', 'amount']), value: decimal })
    .nullable()
    .default(null),
  shipping: decimal.nullable().default(null),
});
export type InvoiceFields = z.infer<typeof invoiceFields>;

export const taxLine = z.object({ name: z.string(), ratePercent: decimal, base: decimal, amount: decimal });

export const invoiceTotals = z.object({
  subtotal: decimal,
  discount: decimal,
  shipping: decimal,
  tax: decimal,
  total: decimal,
  taxLines: z.array(taxLine),
  /** QuickBooks computes the tax itself: these figures are an estimate until it has answered. */
  isEstimate: z.boolean(),
});
export type InvoiceTotals = z.infer<typeof invoiceTotals>;

/** Whether both sides show the same figures. */
export const tieOut = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('not-posted') }),
  z.object({ kind: z.literal('ties'), checkedAt: instant }),
  z.object({
    kind: z.literal('differs'),
    checkedAt: instant,
    differences: z.array(
      z.object({
        field: z.string(),
        line: z.int().nullable(),
        here: z.string(),
        books: z.string(),
        difference: decimal,
        cause: z.string(),
      }),
    ),
  }),
]);
export type TieOut = z.infer<typeof tieOut>;

export const invoiceLine = invoiceLineFields.required().extend({ itemName: z.string().nullable(), amount: decimal });

export const invoicePayment = z.object({
  id: z.string(),
  txnDate: day,
  amount: decimal,
  method: z.string().nullable(),
  reference: z.string().nullable(),
  booksUrl: z.string().nullable(),
});

export const invoiceRow = z.object({
  id,
  number: z.string().nullable(),
  customerId: id.nullable(),
  customerName: z.string(),
  state: z.enum(invoiceStates),
  isOverdue: z.boolean(),
  txnDate: day,
  dueDate: day.nullable(),
  currency,
  total: decimal,
  balance: decimal,
  sync: syncState,
  updatedAt: instant,
  version,
});
export type InvoiceRow = z.infer<typeof invoiceRow>;

export const invoice = invoiceRow.extend({
  ...invoiceFields.required().shape,
  currency,
  lines: z.array(invoiceLine),
  totals: invoiceTotals,
  tieOut,
  payments: z.array(invoicePayment),
  isSent: z.boolean(),
  sentAt: instant.nullable(),
  /** What QuickBooks or our checks say against it, in plain words, with the id of a cure where there is one. */
  problems: z.array(z.object({ id: z.string(), sentence: z.string(), cure: z.string().nullable() })),
  createdAt: instant,
});
export type Invoice = z.infer<typeof invoice>;
