import type { AnyEndpoint, FieldProblem } from '@tieout/api';
import { z } from 'zod';
import { describeIssue } from './describe-issue.ts';
import { ProblemFault } from './problem-fault.ts';
import { findUnstorable } from './refuse-unstorable.ts';
import type { Parts } from './route.ts';

/** The request's texts, before the contract gives them a meaning. */
export interface RawParts {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: string;
}

/** Parses path, query and body by the contract, strictly: what the contract does not know is refused, not ignored. */
export function readParts(endpoint: AnyEndpoint, raw: RawParts): Parts {
  return {
    ...(endpoint.params && { params: readParams(endpoint.params, raw.params) }),
    ...(endpoint.query && { query: parse(endpoint.query, Object.fromEntries(raw.query), 'query') }),
    ...(endpoint.body && { body: parse(endpoint.body, readJson(raw.body), 'body') }),
  };
}

// An id that cannot exist is an id that was not found.
function readParams(schema: z.ZodType, params: RawParts['params']): unknown {
  const parsed = schema.safeParse(params);
  if (parsed.success) return parsed.data;
  throw new ProblemFault('not-found', 'There is no such record. It may have been removed.');
}

function readJson(text: string): unknown {
  if (text === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ProblemFault('malformed-json', 'Send the body as JSON; it could not be read.', { cause });
  }
}

function parse(schema: z.ZodType, given: unknown, part: string): unknown {
  const strict = schema instanceof z.ZodObject ? schema.strict() : schema;
  const parsed = strict.safeParse(given, { error: describeIssue });
  const fields = parsed.success ? findUnstorable(given) : parsed.error.issues.flatMap(toFieldProblems);
  if (parsed.success && fields.length === 0) return parsed.data;
  const first = fields[0];
  const where = first === undefined || first.path === '' ? `the ${part}` : first.path;
  const more = fields.length > 1 ? ` (and ${fields.length - 1} more)` : '';
  const detail = `Look at ${where}: ${first?.message ?? 'it cannot be read'}${more}. Nothing was changed.`;
  throw new ProblemFault('invalid-request', detail, { fields });
}

function toFieldProblems(issue: z.core.$ZodIssue): readonly FieldProblem[] {
  const path = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map(key => ({
    path: path === '' ? key : `${path}.${key}`,
    message: 'This field is not known here',
  }));
}
