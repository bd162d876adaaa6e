import { z } from 'zod';

/**
 * Every refusal of the API has one of these codes (RFC 9457: `type` is `/problems/<code>`), with its HTTP status and its title.
 * `detail` says for the case at hand what happened and what to do.
 */
export const problems = {
  'invalid-request': { status: 400, title: 'The request is not valid' },
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  'not-signed-in': { status: 401, title: 'Sign in first' },
  'wrong-credentials': { status: 401, title: 'Email or password is wrong' },
  'not-allowed': { status: 403, title: 'Your role does not allow this' },
  'cross-site-request': { status: 403, title: 'The request came from another site' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'This method is not offered here' },
  conflict: { status: 409, title: 'The record is in another state' },
  'already-set-up': { status: 409, title: 'The owner has signed up already' },
  'request-in-progress': { status: 409, title: 'The same request is still being worked on' },
  'plan-changed': { status: 409, title: 'The plan is not open for this' },
  'import-running': { status: 409, title: 'An import is already running' },
  'company-linked-elsewhere': { status: 409, title: 'This QuickBooks company is linked to another workspace' },
  'not-connected': { status: 409, title: 'Not connected to QuickBooks' },
  'reconnect-needed': { status: 409, title: 'QuickBooks asks you to connect again' },
  'expired-link': { status: 410, title: 'The link has expired' },
  'version-changed': { status: 412, title: 'Someone changed this record meanwhile' },
  'body-too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'Send JSON' },
  'not-ready': { status: 422, title: 'Something has to be settled first' },
  'idempotency-key-reused': { status: 422, title: 'The idempotency key was used for another request' },
  'refused-by-quickbooks': { status: 422, title: 'QuickBooks refused this' },
  'version-missing': { status: 428, title: 'Say which version you read' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong here' },
  'quickbooks-unavailable': { status: 502, title: 'QuickBooks does not answer' },
  'not-available': { status: 503, title: 'Not available at the moment' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemCode = keyof typeof problems;

/** One field of a form that was refused, with the words to show beside it. */
export const fieldProblem = z.object({ path: z.string(), message: z.string() });

export type FieldProblem = z.infer<typeof fieldProblem>;

/** `application/problem+json`, RFC 9457. */
export const problemDocument = z.object({
  type: z.string(),
  code: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** Request id, to be quoted when asking for help. */
  instance: z.string(),
  fields: z.array(fieldProblem).optional(),
  /** What settles it, where the software can offer that: a stable id of the cure. */
  cure: z.string().optional(),
});

export type ProblemDocument = z.infer<typeof problemDocument>;

const texts = ['type', 'code', 'title', 'detail', 'instance'] as const;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const isFieldProblem = (value: unknown): boolean =>
  isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string';

/** Whether an answer is a problem document. Without the schema, because a browser reads refusals and nothing else of the contract. */
export function isProblemDocument(value: unknown): value is ProblemDocument {
  if (!isRecord(value) || texts.some(key => typeof value[key] !== 'string')) return false;
  const { status, fields, cure } = value;
  if (!Number.isInteger(status) || (cure !== undefined && typeof cure !== 'string')) return false;
  return fields === undefined || (Array.isArray(fields) && fields.every(isFieldProblem));
}
