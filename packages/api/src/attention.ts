import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { fieldKinds, shownValue } from './field-value.ts';
import { pageOf, pageQuery } from './page.ts';
import { choice, currency, id, instant } from './scalars.ts';

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
  summary: 'Presses one of the buttons of a problem: the same as answering it for one side, or trying again.',
  access: 'quickbooks.write',
  params: z.object({ problemId: id }),
  body: z.object({ cure: attentionProblem.shape.cures.element }),
  refusals: [
    'conflict',
    'version-changed',
    'not-ready',
    'not-connected',
    'refused-by-quickbooks',
    'quickbooks-unavailable',
    'reconnect-needed',
  ],
});

const one = z.object({ problemId: id });

/** Which of the values of a field stands: ours, QuickBooks', or one typed in. */
export const fieldChoice = z.union([z.enum(['here', 'books']), z.object({ value: z.string().max(4000).nullable() })]);
export type FieldChoice = z.infer<typeof fieldChoice>;

/** How a value that neither side has is entered: as the composer takes it. */
export const problemEntry = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['text', 'day', 'number']) }),
  /** One of these, by its id. */
  z.object({ kind: z.literal('choice'), options: z.array(choice) }),
]);
export type ProblemEntry = z.infer<typeof problemEntry>;

/** One row of the pair view: a field, or one of a line of a document. Records and lists are named by their names; null is empty. */
export const problemField = z.object({
  /** What an answer names it by. */
  field: z.string(),
  label: z.string(),
  kind: z.enum(fieldKinds),
  /** The last value that both sides agreed on. */
  base: shownValue,
  here: shownValue,
  books: shownValue,
  /** A person must choose; the others are shown quietly. */
  isConflict: z.boolean(),
  isDifferent: z.boolean(),
  /** Neither value may be right: how a third one is entered. Null where it must be one of the two. */
  entry: problemEntry.nullable(),
  /** What a person chose already and what was not carried out yet. */
  chosen: fieldChoice.nullable(),
});
export type ProblemField = z.infer<typeof problemField>;

/** How a problem can be answered; a problem lists the ways that fit it. */
export const problemAnswers = [
  'fields',
  'side',
  'life',
  'candidate',
  'create-anyway',
  'name',
  'retry',
  'dismiss',
] as const;

export const problemCandidate = z.object({
  /** What an answer names. */
  id: z.string(),
  side: z.enum(['here', 'books']),
  name: z.string(),
  subtitle: z.string(),
  reason: z.string(),
  score: z.int(),
});

export const problemView = attentionProblem.extend({
  connectionId: id,
  booksId: z.string().nullable(),
  booksUrl: z.string().nullable(),
  /** Null while it is open. */
  settledAt: instant.nullable(),
  settledHow: z.string().nullable(),
  /** A person answered; the answer is being carried out. */
  isAnswered: z.boolean(),
  answers: z.array(z.enum(problemAnswers)),
  fields: z.array(problemField),
  /** Of the money in the fields. */
  currency,
  /** Stands for all that is asked about: an answer that carries it is refused where either side changed that since. */
  fingerprint: z.string(),
  candidates: z.array(problemCandidate),
  /** A free name, where the name is what stands in the way. */
  proposal: z.string().nullable(),
  /** What `asRule` would make of the answer "here" or "books"; null where no rule can. */
  rule: z.object({ here: z.string(), books: z.string() }).nullable(),
  /** Open problems of the same cause, this one included. */
  sameCauseCount: z.int(),
});
export type ProblemView = z.infer<typeof problemView>;

export const readProblem = endpoint({
  name: 'problems.read',
  method: 'GET',
  path: '/api/v1/problems/:problemId',
  summary: 'One problem with both sides, field by field, and what can be answered.',
  access: 'quickbooks.read',
  params: one,
  answer: problemView,
});

export const problemAnswer = z.discriminatedUnion('kind', [
  /** Per conflicting field, which value stands. Fields that are left out stay open. */
  z.object({
    kind: z.literal('fields'),
    choices: z.record(z.string().max(200), fieldChoice),
    /** As the problem showed it: what was seen is what is decided about. Without it the answer is about whatever stands now. */
    fingerprint: z.string().max(100).optional(),
  }),
  /** One side for everything that is asked about. */
  z.object({ kind: z.literal('side'), stands: z.enum(['here', 'books']) }),
  /** Removed on one side, changed on the other: remove it on both, or keep it on both. */
  z.object({ kind: z.literal('life'), stands: z.enum(['remove', 'keep']) }),
  z.object({ kind: z.literal('candidate'), candidateId: z.string().max(50) }),
  z.object({ kind: z.literal('create-anyway') }),
  /** Another name for the record here; it is sent under that. */
  z.object({ kind: z.literal('name'), name: z.string().trim().min(1).max(500) }),
  z.object({ kind: z.literal('retry') }),
  /** Leaves both sides as they are, until one of them changes again. */
  z.object({ kind: z.literal('dismiss') }),
]);
export type ProblemAnswer = z.infer<typeof problemAnswer>;

export const answerProblem = endpoint({
  name: 'problems.answer',
  method: 'POST',
  path: '/api/v1/problems/:problemId/answer',
  summary: 'Settles a problem: the answer is carried out on both sides, and can become a rule (U32).',
  access: 'quickbooks.write',
  status: 202,
  params: one,
  body: z.object({
    answer: problemAnswer,
    /** From now on this connection decides the same by itself. */
    asRule: z.boolean().default(false),
  }),
  answer: problemView,
  refusals: [
    'conflict',
    'version-changed',
    'not-ready',
    'not-connected',
    'refused-by-quickbooks',
    'quickbooks-unavailable',
    'reconnect-needed',
  ],
});

export const retryProblems = endpoint({
  name: 'problems.retry',
  method: 'POST',
  path: '/api/v1/problems/retry',
  summary: 'Tries everything again that failed for one cause, after it was fixed once (U32).',
  access: 'quickbooks.write',
  status: 202,
  body: z.object({ cause: z.string().max(100), connectionId: id.optional() }),
  answer: z.object({ count: z.int() }),
  refusals: ['not-connected'],
});
