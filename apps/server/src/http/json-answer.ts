import type { AnyEndpoint } from '@tieout/api';
import { z } from 'zod';

/** Turns what a handler returned into the answer. A record's `version` becomes its ETag. */
export function jsonAnswer(endpoint: AnyEndpoint, answer: unknown): Response {
  if (endpoint.kind === 'empty' || answer === undefined) return new Response(null, { status: endpoint.status });
  const headers = new Headers({ 'content-type': 'application/json', 'cache-control': 'no-store' });
  const version = versionOf(answer);
  if (version !== undefined) headers.set('etag', `"${version}"`);
  return new Response(JSON.stringify(answer), { status: endpoint.status, headers });
}

/** In tests every answer is held against the contract: no field too few, none too many. */
export function assertAnswer(endpoint: AnyEndpoint, answer: unknown): void {
  if (endpoint.answer === undefined) return;
  const schema = endpoint.answer instanceof z.ZodObject ? endpoint.answer.strict() : endpoint.answer;
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw new Error(`${endpoint.name} breaks its contract: ${z.prettifyError(parsed.error)}`);
}

function versionOf(answer: unknown): number | undefined {
  if (typeof answer !== 'object' || answer === null || !('version' in answer)) return undefined;
  return typeof answer.version === 'number' ? answer.version : undefined;
}
