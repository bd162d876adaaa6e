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
    const { method, url, headers, bytes, signal } = await readRequest(input, init);
    const decoded = decodeBody(bytes, headers['content-encoding']);
    if (decoded.kind !== 'body') return new Response(null, { status: decoded.kind === 'too-large' ? 413 : 415 });
    const { pathname: path, search } = new URL(url);
    const outcome = answer({ method, path, query: search.slice(1), headers, body: decoded.body, origin });
    return toResponse(await (signal === null ? outcome : Promise.race([outcome, aborted(signal)])));
  };
}

interface ReadRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Buffer;
  readonly signal: AbortSignal | null;
}

async function readRequest(input: string | URL | Request, init: RequestInit = {}): Promise<ReadRequest> {
  const { body = null, method = 'GET', signal = null } = init;
  signal?.throwIfAborted();
  // A simulation makes a hundred calls a run; a `Request` costs more than the emulator's answer to most of them.
  if (typeof input === 'string' && (body === null || typeof body === 'string')) {
    const headers = Object.fromEntries(new Headers(init.headers));
    return { method, url: input, headers, bytes: Buffer.from(body ?? ''), signal };
  }
  const request = new Request(input, init);
  const headers = Object.fromEntries(request.headers);
  const bytes = Buffer.from(await request.arrayBuffer());
  return { method: request.method, url: request.url, headers, bytes, signal: request.signal };
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
