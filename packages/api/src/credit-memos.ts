import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { salesDocumentParts, salesDocumentRow } from './sales-document.ts';
import { day, decimal, id } from './scalars.ts';
import { timelineEntry } from './timeline.ts';

/** `open`: some of it can still be applied; `applied`: nothing is left. */
export const creditMemoStates = ['open', 'applied', 'voided', 'deleted'] as const;
export type CreditMemoState = (typeof creditMemoStates)[number];

export const creditMemoRow = salesDocumentRow.extend({
  state: z.enum(creditMemoStates),
  /** What is left to be applied. */
  remaining: decimal,
});
export type CreditMemoRow = z.infer<typeof creditMemoRow>;

export const creditMemo = creditMemoRow.extend(salesDocumentParts.shape);
export type CreditMemo = z.infer<typeof creditMemo>;

const one = z.object({ creditMemoId: id });

export const listCreditMemos = endpoint({
  name: 'credit-memos.list',
  method: 'GET',
  path: '/api/v1/credit-memos',
  summary: 'Credit memos, newest first (U12).',
  access: 'records.read',
  query: pageQuery.extend({
    search: z.string().max(200).optional(),
    state: z.enum(creditMemoStates).optional(),
    customerId: id.optional(),
    from: day.optional(),
    to: day.optional(),
    sort: z.enum(['date', '-date', 'total', '-total']).default('-date'),
  }),
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
