import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { invoiceFields } from './invoice.ts';
import { pageOf, pageQuery } from './page.ts';
import { salesDocumentParts, salesDocumentRow } from './sales-document.ts';
import { day, id } from './scalars.ts';
import { timelineEntry } from './timeline.ts';

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

/** What a person may say about an estimate that is in QuickBooks. */
export const estimateAnswers = ['pending', 'accepted', 'rejected', 'closed'] as const;

export const estimateFields = invoiceFields.omit({ dueDate: true, term: true }).extend({
  /** The offer holds until then. */
  expirationDate: day.nullable().default(null),
});
export type EstimateFields = z.infer<typeof estimateFields>;

export const estimateRow = salesDocumentRow.extend({
  state: z.enum(estimateStates),
  /** Still pending or accepted although its last day has passed. */
  isExpired: z.boolean(),
  expirationDate: day.nullable(),
});
export type EstimateRow = z.infer<typeof estimateRow>;

export const estimate = estimateRow.extend(salesDocumentParts.shape);
export type Estimate = z.infer<typeof estimate>;

const one = z.object({ estimateId: id });
const written = [
  'not-ready',
  'not-connected',
  'reconnect-needed',
  'refused-by-quickbooks',
  'quickbooks-unavailable',
  'conflict',
] as const;

export const listEstimates = endpoint({
  name: 'estimates.list',
  method: 'GET',
  path: '/api/v1/estimates',
  summary: 'Estimates, newest first (U10).',
  access: 'records.read',
  query: pageQuery.extend({
    search: z.string().max(200).optional(),
    state: z.enum(estimateStates).optional(),
    customerId: id.optional(),
    from: day.optional(),
    to: day.optional(),
    sort: z.enum(['date', '-date', 'total', '-total']).default('-date'),
  }),
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
  summary: 'Saves a draft here. Nothing is written to QuickBooks.',
  access: 'records.write',
  status: 201,
  body: estimateFields,
  answer: estimate,
});

export const postEstimate = endpoint({
  name: 'estimates.post',
  method: 'POST',
  path: '/api/v1/estimates/:estimateId/post',
  summary: 'Creates the estimate in QuickBooks, once, and compares the figures to the cent.',
  access: 'records.write',
  params: one,
  answer: estimate,
  refusals: [...written],
});

export const answerEstimate = endpoint({
  name: 'estimates.answer',
  method: 'POST',
  path: '/api/v1/estimates/:estimateId/state',
  summary: 'Says what the customer said: accepted, rejected, closed, or pending again. On both sides.',
  access: 'records.write',
  params: one,
  body: z.object({ state: z.enum(estimateAnswers) }),
  answer: estimate,
  refusals: [...written],
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
