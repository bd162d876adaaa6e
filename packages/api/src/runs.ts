import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { fieldChange, plan, progress } from './plans.ts';
import { currency, id, instant } from './scalars.ts';

export const runStates = ['running', 'finished', 'failed', 'stopped'] as const;
export const runKinds = ['import', 'sync', 'sweep', 'write', 'undo'] as const;

export const run = z.object({
  id,
  connectionId: id,
  kind: z.enum(runKinds),
  state: z.enum(runStates),
  title: z.string(),
  progress,
  counts: z.record(z.string(), z.int()),
  startedBy: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  durationMs: z.int().nullable(),
  /** Calls to QuickBooks, and how many of them were metered reads. */
  calls: z.object({ total: z.int(), metered: z.int() }),
  failure: z.string().nullable(),
});
export type Run = z.infer<typeof run>;

export const journalStep = z.object({
  id,
  at: instant,
  action: z.string(),
  side: z.enum(['here', 'books']),
  recordKind: z.string(),
  recordId: id.nullable(),
  name: z.string(),
  outcome: z.enum(['done', 'refused', 'failed', 'pending']),
  sentence: z.string(),
  changes: z.array(fieldChange),
  /** Of the money in the changes. */
  currency,
});
export type JournalStep = z.infer<typeof journalStep>;

export const listRuns = endpoint({
  name: 'runs.list',
  method: 'GET',
  path: '/api/v1/runs',
  summary: 'What was carried out, newest first.',
  access: 'quickbooks.read',
  query: pageQuery.extend({ connectionId: id.optional(), kind: z.enum(runKinds).optional() }),
  answer: pageOf(run),
});

export const readRun = endpoint({
  name: 'runs.read',
  method: 'GET',
  path: '/api/v1/runs/:runId',
  summary: 'One run.',
  access: 'quickbooks.read',
  params: z.object({ runId: id }),
  answer: run,
});

export const listRunSteps = endpoint({
  name: 'runs.steps',
  method: 'GET',
  path: '/api/v1/runs/:runId/steps',
  summary: 'Every step of a run, with before and after.',
  access: 'quickbooks.read',
  params: z.object({ runId: id }),
  query: pageQuery,
  answer: pageOf(journalStep),
});

export const undoRun = endpoint({
  name: 'runs.undo',
  method: 'POST',
  path: '/api/v1/runs/:runId/undo',
  summary:
    'Makes the plan that takes a run back. Nothing is written until it is applied; what somebody changed since is left out (B03).',
  access: 'quickbooks.write',
  status: 202,
  params: z.object({ runId: id }),
  answer: plan,
  refusals: ['conflict', 'not-connected', 'import-running'],
});
