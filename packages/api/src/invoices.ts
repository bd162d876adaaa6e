import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { address, choice, currency, day, decimal, email, id, instant, version } from './scalars.ts';
import { syncMarks, syncState } from './sync-state.ts';
import { timelineEntry } from './timeline.ts';

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

const one = z.object({ invoiceId: id });

export const listInvoices = endpoint({
  name: 'invoices.list',
  method: 'GET',
  path: '/api/v1/invoices',
  summary: 'Invoices, newest first.',
  access: 'records.read',
  query: pageQuery.extend({
    search: z.string().max(200).optional(),
    state: z.enum([...invoiceStates, 'overdue', 'open']).optional(),
    customerId: id.optional(),
    mark: z.enum(syncMarks).optional(),
    from: day.optional(),
    to: day.optional(),
    sort: z.enum(['date', '-date', 'due', '-due', 'total', '-total', 'number', '-number']).default('-date'),
  }),
  answer: pageOf(invoiceRow),
});

export const countInvoices = endpoint({
  name: 'invoices.count',
  method: 'GET',
  path: '/api/v1/invoices/counts',
  summary: 'How many invoices are in each state.',
  access: 'records.read',
  answer: z.object({ counts: z.record(z.enum([...invoiceStates, 'overdue', 'open', 'all']), z.int()) }),
});

export const readInvoice = endpoint({
  name: 'invoices.read',
  method: 'GET',
  path: '/api/v1/invoices/:invoiceId',
  summary: 'One invoice with lines, payments and the tie-out.',
  access: 'records.read',
  params: one,
  answer: invoice,
});

export const previewInvoice = endpoint({
  name: 'invoices.preview',
  method: 'POST',
  path: '/api/v1/invoices/preview',
  summary: 'Totals and checks for what is being typed. Writes nothing, on either side.',
  access: 'records.read',
  body: invoiceFields,
  answer: z.object({
    totals: invoiceTotals,
    lineAmounts: z.array(z.object({ id, amount: decimal.nullable() })),
    dueDate: day.nullable(),
    /** Empty: can be created in QuickBooks as it stands. */
    checks: z.array(
      z.object({
        code: z.string(),
        severity: z.enum(['blocks', 'warns']),
        /** Dot path of the field it stands beside, such as `lines.0.itemId`; empty for the whole document. */
        path: z.string(),
        sentence: z.string(),
        cure: z.string().nullable(),
      }),
    ),
  }),
});

export const createInvoice = endpoint({
  name: 'invoices.create',
  method: 'POST',
  path: '/api/v1/invoices',
  summary: 'Saves a draft here. Nothing is written to QuickBooks.',
  access: 'records.write',
  status: 201,
  body: invoiceFields,
  answer: invoice,
});

export const updateInvoice = endpoint({
  name: 'invoices.update',
  method: 'PATCH',
  path: '/api/v1/invoices/:invoiceId',
  summary: 'Changes a draft.',
  access: 'records.write',
  isVersioned: true,
  params: one,
  body: invoiceFields.partial(),
  answer: invoice,
  refusals: ['conflict'],
});

export const deleteInvoice = endpoint({
  name: 'invoices.delete',
  method: 'DELETE',
  path: '/api/v1/invoices/:invoiceId',
  summary: 'Deletes a draft; deletes a posted invoice on both sides.',
  access: 'records.write',
  params: one,
  refusals: ['conflict', 'refused-by-quickbooks'],
});

export const postInvoice = endpoint({
  name: 'invoices.post',
  method: 'POST',
  path: '/api/v1/invoices/:invoiceId/post',
  summary:
    'Creates the invoice in QuickBooks, with its customer where that is new, and compares the figures to the cent.',
  access: 'records.write',
  params: one,
  answer: invoice,
  refusals: [
    'not-ready',
    'not-connected',
    'reconnect-needed',
    'refused-by-quickbooks',
    'quickbooks-unavailable',
    'conflict',
  ],
});

export const sendInvoice = endpoint({
  name: 'invoices.send',
  method: 'POST',
  path: '/api/v1/invoices/:invoiceId/send',
  summary: 'Has QuickBooks mail the invoice.',
  access: 'records.write',
  params: one,
  body: z.object({ email }),
  answer: invoice,
  refusals: ['conflict', 'refused-by-quickbooks', 'quickbooks-unavailable', 'not-connected', 'reconnect-needed'],
});

export const voidInvoice = endpoint({
  name: 'invoices.void',
  method: 'POST',
  path: '/api/v1/invoices/:invoiceId/void',
  summary: 'Voids the invoice in QuickBooks. Cannot be undone.',
  access: 'records.write',
  params: one,
  answer: invoice,
  refusals: ['conflict', 'refused-by-quickbooks', 'quickbooks-unavailable', 'not-connected', 'reconnect-needed'],
});

export const refreshInvoice = endpoint({
  name: 'invoices.refresh',
  method: 'POST',
  path: '/api/v1/invoices/:invoiceId/refresh',
  summary: 'Asks QuickBooks for the present state now.',
  access: 'records.write',
  params: one,
  answer: invoice,
  refusals: ['quickbooks-unavailable', 'not-connected', 'reconnect-needed'],
});

export const readInvoicePdf = endpoint({
  name: 'invoices.pdf',
  method: 'GET',
  path: '/api/v1/invoices/:invoiceId/pdf',
  summary: "QuickBooks' own PDF of the invoice.",
  access: 'records.read',
  kind: 'file',
  params: one,
  refusals: ['conflict', 'quickbooks-unavailable', 'not-connected', 'reconnect-needed'],
});

export const readInvoiceTimeline = endpoint({
  name: 'invoices.timeline',
  method: 'GET',
  path: '/api/v1/invoices/:invoiceId/timeline',
  summary: 'What happened to this invoice, newest first.',
  access: 'records.read',
  params: one,
  query: pageQuery,
  answer: pageOf(timelineEntry),
});
