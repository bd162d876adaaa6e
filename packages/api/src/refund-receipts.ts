import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { salesDocumentFields, salesDocumentParts, salesDocumentQuery, salesDocumentRow } from './sales-document.ts';
import { choice, id } from './scalars.ts';
import { timelineEntry } from './timeline.ts';
import { booksRefusals, writeRefusals } from './write-refusals.ts';

/** `draft`: not in QuickBooks yet. `refunded`: the money is out. */
export const refundReceiptStates = ['draft', 'refunded', 'voided', 'deleted'] as const;
export type RefundReceiptState = (typeof refundReceiptStates)[number];

export const refundReceiptRow = salesDocumentRow.extend({
  state: z.enum(refundReceiptStates),
  /** The bank account that the money left; null where QuickBooks does not say. */
  account: choice.nullable(),
});
export type RefundReceiptRow = z.infer<typeof refundReceiptRow>;

export const refundReceipt = refundReceiptRow.extend({
  ...salesDocumentParts.shape,
  /** How the money went back. */
  method: choice.nullable(),
  /** Number of a cheque, an authorisation and the like. */
  reference: z.string(),
});
export type RefundReceipt = z.infer<typeof refundReceipt>;

/** QuickBooks takes references of refunds up to this length (entities.md §2.8). */
export const refundReferenceMax = 100;

export const refundReceiptFields = salesDocumentFields.extend({
  account: choice,
  method: choice.nullable().default(null),
  reference: z.string().max(refundReferenceMax).default(''),
});
export type RefundReceiptFields = z.infer<typeof refundReceiptFields>;

const one = z.object({ refundReceiptId: id });

export const listRefundReceipts = endpoint({
  name: 'refund-receipts.list',
  method: 'GET',
  path: '/api/v1/refund-receipts',
  summary: 'Refund receipts, newest first (U12).',
  access: 'records.read',
  query: salesDocumentQuery(refundReceiptStates),
  answer: pageOf(refundReceiptRow),
});

export const readRefundReceipt = endpoint({
  name: 'refund-receipts.read',
  method: 'GET',
  path: '/api/v1/refund-receipts/:refundReceiptId',
  summary: 'One refund receipt with its lines.',
  access: 'records.read',
  params: one,
  answer: refundReceipt,
});

export const createRefundReceipt = endpoint({
  name: 'refund-receipts.create',
  method: 'POST',
  path: '/api/v1/refund-receipts',
  summary: 'Writes a refund receipt here and in QuickBooks, once, and compares the figures to the cent (U12).',
  access: 'records.write',
  status: 201,
  body: refundReceiptFields,
  answer: refundReceipt,
  refusals: [...writeRefusals],
});

export const deleteRefundReceipt = endpoint({
  name: 'refund-receipts.delete',
  method: 'DELETE',
  path: '/api/v1/refund-receipts/:refundReceiptId',
  summary: 'Deletes the refund receipt on both sides.',
  access: 'records.write',
  params: one,
  refusals: [...writeRefusals],
});

export const readRefundReceiptPdf = endpoint({
  name: 'refund-receipts.pdf',
  method: 'GET',
  path: '/api/v1/refund-receipts/:refundReceiptId/pdf',
  summary: "QuickBooks' own PDF of the refund receipt.",
  access: 'records.read',
  kind: 'file',
  params: one,
  refusals: [...booksRefusals],
});

export const readRefundReceiptTimeline = endpoint({
  name: 'refund-receipts.timeline',
  method: 'GET',
  path: '/api/v1/refund-receipts/:refundReceiptId/timeline',
  summary: 'What happened to this refund receipt, newest first.',
  access: 'records.read',
  params: one,
  query: pageQuery,
  answer: pageOf(timelineEntry),
});
