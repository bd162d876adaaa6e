import { z } from 'zod';
import { endpoint } from './endpoint.ts';
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
