import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { invoice } from './invoice.ts';
import { pageOf, pageQuery } from './page.ts';
import { patchOf } from './patch-of.ts';
import { salesDocumentFields, salesDocumentParts, salesDocumentQuery, salesDocumentRow } from './sales-document.ts';
import { day, id } from './scalars.ts';
import { timelineEntry } from './timeline.ts';
import { booksRefusals, writeRefusals } from './write-refusals.ts';

/** `draft`: not in QuickBooks yet. `closed`: an invoice was made of it, or somebody closed it. */
export const estimateStates = [
  'draft',
  'pending',
  'accepted',
  'rejected',
  'closed',
  'converted',
  'voided',
  'deleted',
] as const;
export type EstimateState = (typeof estimateStates)[number];

/** Those that a person may give it. */
export const settableEstimateStates = ['pending', 'accepted', 'rejected', 'closed'] as const;

export const estimateRow = salesDocumentRow.extend({
  state: z.enum(estimateStates),
  /** Still pending or accepted although its last day has passed. */
  isExpired: z.boolean(),
  expirationDate: day.nullable(),
});
export type EstimateRow = z.infer<typeof estimateRow>;

export const estimate = estimateRow.extend(salesDocumentParts.shape).extend({
  /** The invoice that was made of it from here. */
  invoice: z.object({ id, number: z.string().nullable() }).nullable(),
});
export type Estimate = z.infer<typeof estimate>;

/** As an invoice, without what is owed: an estimate has a last day instead of a due date. */
export const estimateFields = salesDocumentFields.extend({
  /** The last day on which the customer may take it; null: it stands until somebody closes it. */
  expirationDate: day.nullable().default(null),
});
export type EstimateFields = z.infer<typeof estimateFields>;

const one = z.object({ estimateId: id });

export const listEstimates = endpoint({
  name: 'estimates.list',
  method: 'GET',
  path: '/api/v1/estimates',
  summary: 'Estimates, newest first (U10).',
  access: 'records.read',
  query: salesDocumentQuery(estimateStates),
  answer: pageOf(estimateRow),
});

export const readEstimate = endpoint({
  name: 'estimates.read',
  method: 'GET',
  path: '/api/v1/estimates/:estimateId',
  summary: 'One estimate with its lines.',
  access: 'records.read',
  params: one,
  answer: estimate,
});

export const createEstimate = endpoint({
  name: 'estimates.create',
  method: 'POST',
  path: '/api/v1/estimates',
  summary: 'Writes an estimate here and in QuickBooks, once, and compares the figures to the cent (U10).',
  access: 'records.write',
  status: 201,
  body: estimateFields,
  answer: estimate,
  refusals: [...writeRefusals],
});

export const updateEstimate = endpoint({
  name: 'estimates.update',
  method: 'PATCH',
  path: '/api/v1/estimates/:estimateId',
  summary: 'Changes an estimate that nobody invoiced yet, on both sides, and compares the figures to the cent.',
  access: 'records.write',
  isVersioned: true,
  params: one,
  body: patchOf(estimateFields),
  answer: estimate,
  refusals: [...writeRefusals],
});

export const setEstimateStatus = endpoint({
  name: 'estimates.set-status',
  method: 'POST',
  path: '/api/v1/estimates/:estimateId/status',
  summary: 'Says on both sides what the customer said: accepted, rejected, pending again, or closed.',
  access: 'records.write',
  params: one,
  body: z.object({ status: z.enum(settableEstimateStates) }),
  answer: estimate,
  refusals: [...writeRefusals],
});

export const convertEstimate = endpoint({
  name: 'estimates.convert',
  method: 'POST',
  path: '/api/v1/estimates/:estimateId/convert',
  summary: 'Makes an invoice of it, here and in QuickBooks, which closes the estimate. Asked again, it goes on.',
  access: 'records.write',
  params: one,
  answer: invoice,
  refusals: [...writeRefusals],
});

export const deleteEstimate = endpoint({
  name: 'estimates.delete',
  method: 'DELETE',
  path: '/api/v1/estimates/:estimateId',
  summary: 'Deletes the estimate on both sides.',
  access: 'records.write',
  params: one,
  refusals: [...writeRefusals],
});

export const readEstimatePdf = endpoint({
  name: 'estimates.pdf',
  method: 'GET',
  path: '/api/v1/estimates/:estimateId/pdf',
  summary: "QuickBooks' own PDF of the estimate.",
  access: 'records.read',
  kind: 'file',
  params: one,
  refusals: [...booksRefusals],
});

export const readEstimateTimeline = endpoint({
  name: 'estimates.timeline',
  method: 'GET',
  path: '/api/v1/estimates/:estimateId/timeline',
  summary: 'What happened to this estimate, newest first.',
  access: 'records.read',
  params: one,
  query: pageQuery,
  answer: pageOf(timelineEntry),
});
