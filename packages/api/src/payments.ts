import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { choice, currency, day, decimal, id, instant, version } from './scalars.ts';
import { syncMarks, syncState } from './sync-state.ts';
import { timelineEntry } from './timeline.ts';
import { booksRefusals, writeRefusals } from './write-refusals.ts';

/** `received`: counts. Voided and deleted ones settle nothing any more and stay to be looked at. */
export const paymentStates = ['received', 'voided', 'deleted'] as const;
export type PaymentState = (typeof paymentStates)[number];

/** As many documents as one payment may settle. */
export const paymentPartMax = 500;

export const paymentFields = z.object({
  customerId: id,
  txnDate: day,
  /** In the customer's currency. More than the parts come to stays as the customer's credit. */
  total: decimal,
  method: choice.nullable().default(null),
  /** Cheque number, card authorisation and the like. */
  reference: z.string().max(21).default(''),
  /** Where the money went; null: QuickBooks puts it with the undeposited funds. */
  depositAccount: choice.nullable().default(null),
  note: z.string().max(4000).default(''),
  /** What it settles. An invoice is never overpaid. */
  parts: z
    .array(z.object({ invoiceId: id, amount: decimal }))
    .max(paymentPartMax)
    .default([]),
});
export type PaymentFields = z.infer<typeof paymentFields>;

/** Part of a payment that settles an invoice, or of a credit memo that feeds it. */
export const paymentPart = z.object({
  kind: z.enum(['invoice', 'credit-memo', 'other']),
  /** Null where the document stands in QuickBooks alone. */
  recordId: id.nullable(),
  number: z.string().nullable(),
  amount: decimal,
});

export const paymentRow = z.object({
  id,
  customerId: id.nullable(),
  customerName: z.string(),
  state: z.enum(paymentStates),
  txnDate: day,
  currency,
  total: decimal,
  /** What is left as the customer's credit. */
  unapplied: decimal,
  method: choice.nullable(),
  reference: z.string(),
  sync: syncState,
  updatedAt: instant,
  version,
});
export type PaymentRow = z.infer<typeof paymentRow>;

export const payment = paymentRow.extend({
  depositAccount: choice.nullable(),
  note: z.string(),
  /** Home units for one unit of its currency; null in the home currency. */
  exchangeRate: decimal.nullable(),
  parts: z.array(paymentPart),
  problems: z.array(z.object({ id: z.string(), sentence: z.string(), cure: z.string().nullable() })),
  createdAt: instant,
});
export type Payment = z.infer<typeof payment>;

const one = z.object({ paymentId: id });

export const listPayments = endpoint({
  name: 'payments.list',
  method: 'GET',
  path: '/api/v1/payments',
  summary: 'Payments received, newest first.',
  access: 'records.read',
  query: pageQuery.extend({
    search: z.string().max(200).optional(),
    customerId: id.optional(),
    /** Those that settle this invoice. */
    invoiceId: id.optional(),
    mark: z.enum(syncMarks).optional(),
    from: day.optional(),
    to: day.optional(),
    sort: z.enum(['date', '-date', 'total', '-total']).default('-date'),
  }),
  answer: pageOf(paymentRow),
});

export const readPayment = endpoint({
  name: 'payments.read',
  method: 'GET',
  path: '/api/v1/payments/:paymentId',
  summary: 'One payment with what it settles.',
  access: 'records.read',
  params: one,
  answer: payment,
});

export const createPayment = endpoint({
  name: 'payments.create',
  method: 'POST',
  path: '/api/v1/payments',
  summary: 'Records a payment here and in QuickBooks, once (U11).',
  access: 'records.write',
  status: 201,
  body: paymentFields,
  answer: payment,
  refusals: [...writeRefusals],
});

export const voidPayment = endpoint({
  name: 'payments.void',
  method: 'POST',
  path: '/api/v1/payments/:paymentId/void',
  summary: 'Voids the payment in QuickBooks: its invoices are owed again. Cannot be undone.',
  access: 'records.write',
  params: one,
  answer: payment,
  refusals: [...writeRefusals],
});

export const deletePayment = endpoint({
  name: 'payments.delete',
  method: 'DELETE',
  path: '/api/v1/payments/:paymentId',
  summary: 'Deletes the payment on both sides: its invoices are owed again.',
  access: 'records.write',
  params: one,
  refusals: [...writeRefusals],
});

export const readPaymentPdf = endpoint({
  name: 'payments.pdf',
  method: 'GET',
  path: '/api/v1/payments/:paymentId/pdf',
  summary: "QuickBooks' own receipt for the payment, as PDF.",
  access: 'records.read',
  kind: 'file',
  params: one,
  refusals: [...booksRefusals],
});

export const readPaymentTimeline = endpoint({
  name: 'payments.timeline',
  method: 'GET',
  path: '/api/v1/payments/:paymentId/timeline',
  summary: 'What happened to this payment, newest first.',
  access: 'records.read',
  params: one,
  query: pageQuery,
  answer: pageOf(timelineEntry),
});
