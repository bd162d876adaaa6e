import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { day, id, instant } from './scalars.ts';

/** `free`: everything is read. `sparing`: looks are rare. `essential`: only what a person asks for or a write needs. */
export const readAllowances = ['free', 'sparing', 'essential'] as const;

export const readBudget = z.object({
  connectionId: id,
  /** First day of the month that is counted. */
  month: day,
  /** Metered reads of this connection this month. */
  used: z.int(),
  /** What the month may cost. */
  budget: z.int(),
  /** What it is where nobody set one. */
  standardBudget: z.int(),
  allowance: z.enum(readAllowances),
  /** At this pace, by the end of the month. */
  expected: z.int(),
  /** What it means now: "Looks are an hour apart to keep within the month." */
  sentence: z.string(),
  nextLookAt: instant.nullable(),
  /** The last twelve months, newest first. */
  months: z.array(z.object({ month: day, metered: z.int(), total: z.int() })),
});
export type ReadBudget = z.infer<typeof readBudget>;

const one = z.object({ connectionId: id });

export const readReadBudget = endpoint({
  name: 'connections.read-budget',
  method: 'GET',
  path: '/api/v1/connections/:connectionId/read-budget',
  summary: 'Metered reads of the month, what the month may cost, and what is done to keep to it (U29, B12).',
  access: 'quickbooks.read',
  params: one,
  answer: readBudget,
});

export const updateReadBudget = endpoint({
  name: 'connections.update-read-budget',
  method: 'PUT',
  path: '/api/v1/connections/:connectionId/read-budget',
  summary: 'Sets what a month may cost; null goes back to the standard.',
  access: 'quickbooks.connect',
  params: one,
  body: z.object({ budget: z.int().min(1_000).max(100_000_000).nullable() }),
  answer: readBudget,
});
