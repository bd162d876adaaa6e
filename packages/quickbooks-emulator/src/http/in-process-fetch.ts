import { decodeBody } from './read-body.ts';
import type { AnswerRequest, HttpOutcome } from './exchange.ts';

/** Statuses that must not carry a body, or `Response` refuses to be made. */
const BODILESS = new Set([101, 204, 205, 304]);

/**
 * A `fetch` that reaches the emulator without a socket. Redirects are handed back, not followed. A connection that
 * breaks off rejects with a `TypeError`, as the real `fetch` does; an aborted signal rejects with its reason.
 */
export function inProcessFetch(answer: AnswerRequest, origin: string): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const url = new URL(request.url);
    const headers = Object.fromEntries(request.headers);
    const decoded = decodeBody(Buffer.from(await request.arrayBuffer()), headers['content-encoding']);
    if (decoded.kind !== 'body') return new Response(null, { status: decoded.kind === 'too-large' ? 413 : 415 });
    const outcome = answer({
      method: request.method,
      path: url.pathname,
      query: url.search.slice(1),
      headers,
      body: decoded.body,
      origin,
    });
    return toResponse(await Promise.race([outcome, aborted(request.signal)]));
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function toResponse(outcome: HttpOutcome): Response {
  if (outcome.kind === 'reset')
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
  const { status, headers, body } = outcome;
  return new Response(BODILESS.has(status) ? null : toBodyInit(body), { status, headers });
}

function toBodyInit(body: string | Uint8Array): string | Uint8Array<ArrayBuffer> {
  return typeof body === 'string' ? body : new Uint8Array(body);
}
