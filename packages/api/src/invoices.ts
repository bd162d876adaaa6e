import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { invoice, invoiceFields, invoiceRow, invoiceStates, invoiceTotals } from './invoice.ts';
import { pageOf, pageQuery } from './page.ts';
import { patchOf } from './patch-of.ts';
import { choice, day, decimal, email, id } from './scalars.ts';
import { syncMarks } from './sync-state.ts';
import { timelineEntry } from './timeline.ts';
import { booksRefusals, writeRefusals } from './write-refusals.ts';

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
    /** The QuickBooks company that it would be created in; null where none is connected. */
    company: choice.nullable(),
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
  summary: 'Changes a draft; changes an invoice that is in QuickBooks on both sides.',
  access: 'records.write',
  isVersioned: true,
  params: one,
  body: patchOf(invoiceFields),
  answer: invoice,
  refusals: ['conflict', 'not-ready'],
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
  refusals: [...writeRefusals],
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
  refusals: [...booksRefusals],
});

export const voidInvoice = endpoint({
  name: 'invoices.void',
  method: 'POST',
  path: '/api/v1/invoices/:invoiceId/void',
  summary: 'Voids the invoice in QuickBooks. Cannot be undone.',
  access: 'records.write',
  params: one,
  answer: invoice,
  refusals: [...booksRefusals],
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
  refusals: [...booksRefusals],
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
