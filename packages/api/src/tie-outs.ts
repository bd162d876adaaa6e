import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { progress } from './plans.ts';
import { moneyKinds } from './record-kind.ts';
import { currency, decimal, id, instant } from './scalars.ts';
import {
  tieOutCrossCheck,
  tieOutCures,
  tieOutCustomer,
  tieOutDocument,
  tieOutPeriod,
  tieOutSources,
  tieOutTotal,
  tieOutVerdicts,
} from './tie-out-row.ts';

export const tieOutStates = ['running', 'finished', 'failed'] as const;

export const tieOutRun = z.object({
  id,
  connectionId: id,
  companyName: z.string(),
  source: z.enum(tieOutSources),
  state: z.enum(tieOutStates),
  progress,
  /** The answer in one sentence: "Both sides agree to the cent: 1,204 documents, $88,120.50." */
  sentence: z.string(),
  /** Whether nothing differs; null while it runs. */
  isEqual: z.boolean().nullable(),
  counts: z.object({
    documents: z.int(),
    differing: z.int(),
    customers: z.int(),
    differingCustomers: z.int(),
    differingPeriods: z.int(),
  }),
  /** Linked customers and items, and those on one side only. */
  lists: z.array(
    z.object({ kind: z.enum(['customer', 'item']), linked: z.int(), onlyHere: z.int(), onlyInBooks: z.int() }),
  ),
  totals: z.array(tieOutTotal),
  /** What customers owe, per currency: open documents here against those of the books. */
  receivables: z.array(z.object({ currency, here: decimal, books: decimal, difference: decimal })),
  /** Only of runs that read the books anew. */
  crossChecks: z.array(tieOutCrossCheck),
  /** Older runs keep the rows that differ and give up the others. */
  keepsAllRows: z.boolean(),
  /** Up to when the mirror was known to be complete. */
  booksAsOf: instant.nullable(),
  startedBy: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  durationMs: z.int().nullable(),
  failure: z.string().nullable(),
});
export type TieOutRun = z.infer<typeof tieOutRun>;

const one = z.object({ tieOutId: id });
const show = z.enum(['differing', 'all']).default('differing');

export const createTieOut = endpoint({
  name: 'tie-outs.create',
  method: 'POST',
  path: '/api/v1/tie-outs',
  summary: 'Compares both sides to the cent. Changes neither of them (B04).',
  access: 'quickbooks.write',
  status: 202,
  body: z.object({ connectionId: id, source: z.enum(tieOutSources).default('mirror') }),
  answer: tieOutRun,
  refusals: ['not-connected', 'reconnect-needed'],
});

export const listTieOuts = endpoint({
  name: 'tie-outs.list',
  method: 'GET',
  path: '/api/v1/tie-outs',
  summary: 'Tie-outs, newest first.',
  access: 'quickbooks.read',
  query: pageQuery.extend({ connectionId: id.optional() }),
  answer: pageOf(tieOutRun),
});

export const readTieOut = endpoint({
  name: 'tie-outs.read',
  method: 'GET',
  path: '/api/v1/tie-outs/:tieOutId',
  summary: 'One tie-out: counts, totals and balances of each side.',
  access: 'quickbooks.read',
  params: one,
  answer: tieOutRun,
});

export const listTieOutDocuments = endpoint({
  name: 'tie-outs.documents',
  method: 'GET',
  path: '/api/v1/tie-outs/:tieOutId/documents',
  summary: 'Per document: the figures of both sides, what differs down to the line, and the buttons that settle it.',
  access: 'quickbooks.read',
  params: one,
  query: pageQuery.extend({
    show,
    kind: z.enum(moneyKinds).optional(),
    verdict: z.enum(tieOutVerdicts).optional(),
    search: z.string().max(200).optional(),
  }),
  answer: pageOf(tieOutDocument),
});

export const listTieOutCustomers = endpoint({
  name: 'tie-outs.customers',
  method: 'GET',
  path: '/api/v1/tie-outs/:tieOutId/customers',
  summary: 'Per customer: the open balance of both sides.',
  access: 'quickbooks.read',
  params: one,
  query: pageQuery.extend({ show, search: z.string().max(200).optional() }),
  answer: pageOf(tieOutCustomer),
});

export const listTieOutPeriods = endpoint({
  name: 'tie-outs.periods',
  method: 'GET',
  path: '/api/v1/tie-outs/:tieOutId/periods',
  summary: 'Per account and month: the postings of both sides.',
  access: 'quickbooks.read',
  params: one,
  query: pageQuery.extend({ show }),
  answer: pageOf(tieOutPeriod),
});

export const downloadTieOut = endpoint({
  name: 'tie-outs.file',
  method: 'GET',
  path: '/api/v1/tie-outs/:tieOutId/file',
  summary: 'One part of a tie-out as CSV.',
  access: 'quickbooks.read',
  kind: 'file',
  params: one,
  query: z.object({ part: z.enum(['documents', 'customers', 'periods']).default('documents'), show }),
});

export const settleTieOut = endpoint({
  name: 'tie-outs.settle',
  method: 'POST',
  path: '/api/v1/tie-outs/:tieOutId/documents/:seq/settle',
  summary: "Settles one difference: takes QuickBooks' figures, or sends ours.",
  access: 'quickbooks.write',
  params: one.extend({ seq: z.coerce.number().int().min(1) }),
  body: z.object({ cure: z.enum(tieOutCures) }),
  answer: tieOutDocument,
  refusals: ['conflict', 'refused-by-quickbooks', 'quickbooks-unavailable', 'reconnect-needed', 'not-connected'],
});
