import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fieldKinds, shownValue } from './field-value.ts';
import { pageOf, pageQuery } from './page.ts';
import { fieldChange } from './plans.ts';
import { recordedKinds } from './record-kind.ts';
import { currency, id, instant } from './scalars.ts';

export const historySides = ['here', 'books'] as const;

/** One change of a record on one side, and why it happened (B11). */
export const historyEntry = z.object({
  id: z.string(),
  at: instant,
  side: z.enum(historySides),
  action: z.string(),
  outcome: z.enum(['done', 'refused', 'failed', 'pending']),
  /** Who or what did it: a person, `QuickBooks`, `Tieout`. */
  actor: z.string(),
  /** What happened, in one sentence. */
  sentence: z.string(),
  /** Why: the rule, the run or the person behind it. */
  reason: z.string(),
  changes: z.array(fieldChange),
  /** The run that it belongs to, where there is one. */
  runId: id.nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** A record as it stood on one side. */
export const standing = z.object({
  side: z.enum(historySides),
  /** `absent`: it was not there yet, or no more. `unknown`: before anything was written down about it. */
  presence: z.enum(['present', 'absent', 'unknown']),
  fields: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      kind: z.enum(fieldKinds),
      value: shownValue,
      /** The entry that gave the field this value. */
      entryId: z.string().nullable(),
    }),
  ),
  /** The last entry at or before the moment. */
  since: instant.nullable(),
  /** Why it is not there or not known, or what its life was; empty where there is nothing to say. */
  sentence: z.string(),
});
export type Standing = z.infer<typeof standing>;

const one = z.object({ kind: z.enum(recordedKinds), recordId: id });

export const listHistory = endpoint({
  name: 'history.list',
  method: 'GET',
  path: '/api/v1/records/:kind/:recordId/history',
  summary: 'Every change of a record on either side, newest first, and why it happened (U31, U33, B11).',
  access: 'records.read',
  params: one,
  query: pageQuery.extend({ side: z.enum(historySides).optional() }),
  answer: pageOf(historyEntry),
});

export const readStanding = endpoint({
  name: 'history.at',
  method: 'GET',
  path: '/api/v1/records/:kind/:recordId/history/at',
  summary: 'The record as it stood on each side at a moment (B11).',
  access: 'records.read',
  params: one,
  query: z.object({ moment: instant }),
  answer: z.object({
    moment: instant,
    name: z.string(),
    /** Of all money here and in the record's changes. */
    currency,
    sides: z.array(standing),
    agrees: z.boolean().nullable(),
  }),
});
