import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { pageOf, pageQuery } from './page.ts';
import { id, instant } from './scalars.ts';

export const attentionProblem = z.object({
  id,
  /** Problems of one cause are shown and settled together. */
  cause: z.string(),
  causeTitle: z.string(),
  recordKind: z.string(),
  recordId: id.nullable(),
  recordName: z.string(),
  sentence: z.string(),
  /** What settles it: stable ids of buttons. */
  cures: z.array(z.enum(['retry', 'open', 'open-in-quickbooks', 'reconnect', 'take-books', 'take-here', 'dismiss'])),
  since: instant,
});
export type AttentionProblem = z.infer<typeof attentionProblem>;

export const listProblems = endpoint({
  name: 'problems.list',
  method: 'GET',
  path: '/api/v1/problems',
  summary: 'What a person must settle.',
  access: 'quickbooks.read',
  query: pageQuery.extend({ connectionId: id.optional(), cause: z.string().max(100).optional() }),
  answer: pageOf(attentionProblem),
});

export const settleProblem = endpoint({
  name: 'problems.settle',
  method: 'POST',
  path: '/api/v1/problems/:problemId/settle',
  summary: 'Presses one of the buttons of a problem.',
  access: 'quickbooks.write',
  params: z.object({ problemId: id }),
  body: z.object({ cure: attentionProblem.shape.cures.element }),
  refusals: ['conflict', 'refused-by-quickbooks', 'quickbooks-unavailable', 'reconnect-needed'],
});
