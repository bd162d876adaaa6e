import { problems, type ProblemDocument } from '@tieout/api';
import type { ProblemFault } from './problem-fault.ts';

/** The answer that a refusal becomes. */
export function problemResponse(fault: ProblemFault, requestId: string): Response {
  const { status, title } = problems[fault.code];
  const document: ProblemDocument = {
    type: `/problems/${fault.code}`,
    code: fault.code,
    title,
    status,
    detail: fault.message,
    instance: requestId,
    ...(fault.fields && { fields: [...fault.fields] }),
    ...(fault.cure !== undefined && { cure: fault.cure }),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  // The rest of such a body is never read, so the connection cannot carry another request.
  if (fault.code === 'body-too-large') headers.set('connection', 'close');
  if (fault.retryAfterSeconds !== undefined) headers.set('retry-after', String(fault.retryAfterSeconds));
  return new Response(JSON.stringify(document), { status, headers });
}
