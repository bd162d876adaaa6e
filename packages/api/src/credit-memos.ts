import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { patchOf } from './patch-of.ts';
import { salesDocumentFields, salesDocumentParts, salesDocumentQuery, salesDocumentRow } from './sales-document.ts';
import { decimal, id } from './scalars.ts';
import { timelineEntry } from './timeline.ts';
import { booksRefusals, writeRefusals } from './write-refusals.ts';

/** `draft`: not in QuickBooks yet. `open`: some of it can still be applied; `applied`: nothing is left. */
export const creditMemoStates = ['draft', 'open', 'applied', 'voided', 'deleted'] as const;
export type CreditMemoState = (typeof creditMemoStates)[number];

export const creditMemoRow = salesDocumentRow.extend({
  state: z.enum(creditMemoStates),
  /** What is left to be applied. */
  remaining: decimal,
});
export type CreditMemoRow = z.infer<typeof creditMemoRow>;

export const creditMemo = creditMemoRow.extend(salesDocumentParts.shape);
export type CreditMemo = z.infer<typeof creditMemo>;

/** As an invoice, without what is owed. */
export const creditMemoFields = salesDocumentFields;
export type CreditMemoFields = z.infer<typeof creditMemoFields>;

const one = z.object({ creditMemoId: id });

export const listCreditMemos = endpoint({
  name: 'credit-memos.list',
  method: 'GET',
  path: '/api/v1/credit-memos',
  summary: 'Credit memos, newest first (U12).',
  access: 'records.read',
  query: salesDocumentQuery(creditMemoStates),
  answer: pageOf(creditMemoRow),
});

export const readCreditMemo = endpoint({
  name: 'credit-memos.read',
  method: 'GET',
  path: '/api/v1/credit-memos/:creditMemoId',
  summary: 'One credit memo with its lines.',
  access: 'records.read',
  params: one,
  answer: creditMemo,
});

export const createCreditMemo = endpoint({
  name: 'credit-memos.create',
  method: 'POST',
  path: '/api/v1/credit-memos',
  summary: 'Writes a credit memo here and in QuickBooks, once, and compares the figures to the cent (U12).',
  access: 'records.write',
  status: 201,
  body: creditMemoFields,
  answer: creditMemo,
  refusals: [...writeRefusals],
});

export const updateCreditMemo = endpoint({
  name: 'credit-memos.update',
  method: 'PATCH',
  path: '/api/v1/credit-memos/:creditMemoId',
  summary: 'Changes a credit memo on both sides, never to less than is applied of it.',
  access: 'records.write',
  isVersioned: true,
  params: one,
  body: patchOf(creditMemoFields),
  answer: creditMemo,
  refusals: [...writeRefusals],
});

export const deleteCreditMemo = endpoint({
  name: 'credit-memos.delete',
  method: 'DELETE',
  path: '/api/v1/credit-memos/:creditMemoId',
  summary: 'Deletes the credit memo on both sides. One that is applied is taken off its invoices first.',
  access: 'records.write',
  params: one,
  refusals: [...writeRefusals],
});

/** As many invoices as one credit memo is applied to at once. */
export const creditedInvoiceMax = 500;

export const creditApplication = z.object({
  invoices: z
    .array(z.object({ invoiceId: id, amount: decimal }))
    .min(1)
    .max(creditedInvoiceMax),
});
export type CreditApplication = z.infer<typeof creditApplication>;

export const applyCreditMemo = endpoint({
  name: 'credit-memos.apply',
  method: 'POST',
  path: '/api/v1/credit-memos/:creditMemoId/apply',
  summary:
    'Applies the credit memo to invoices of its customer, on both sides. Never more than is left, or than is owed.',
  access: 'records.write',
  params: one,
  body: creditApplication,
  answer: creditMemo,
  refusals: [...writeRefusals],
});

export const readCreditMemoPdf = endpoint({
  name: 'credit-memos.pdf',
  method: 'GET',
  path: '/api/v1/credit-memos/:creditMemoId/pdf',
  summary: "QuickBooks' own PDF of the credit memo.",
  access: 'records.read',
  kind: 'file',
  params: one,
  refusals: [...booksRefusals],
});

export const readCreditMemoTimeline = endpoint({
  name: 'credit-memos.timeline',
  method: 'GET',
  path: '/api/v1/credit-memos/:creditMemoId/timeline',
  summary: 'What happened to this credit memo, newest first.',
  access: 'records.read',
  params: one,
  query: pageQuery,
  answer: pageOf(timelineEntry),
});
