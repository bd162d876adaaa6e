import { appendFileSync, writeFileSync } from 'node:fs';
import type { AnswerRequest, HttpAnswer, HttpRequest } from '../http/exchange.ts';
import { jsonAnswer, redirectAnswer } from '../http/exchange.ts';
import { recordBody, type RecordedExchange } from './recorded-exchange.ts';
import { SecretRemover } from './secrets.ts';
import { upstreamOf } from './upstream.ts';

export interface RecordOptions {
  /** `sandbox`, `production`, or the address of another emulator. */
  readonly upstream: string;
  /** Written anew; one exchange a line. */
  readonly file: string;
  readonly fetch?: typeof fetch;
}

/** Belong to one connection, or were undone on the way. */
const NOT_FORWARDED = new Set([
  'host',
  'connection',
  'content-length',
  'accept-encoding',
  'transfer-encoding',
  'keep-alive',
]);
const KEPT_HEADERS = ['content-type', 'intuit_tid', 'location', 'retry-after', 'cache-control', 'www-authenticate'];

/**
 * Passes every request on and writes down what came back, with tokens, codes and secrets taken out. Request headers are
 * not written down at all. Names and amounts stay: look at a recording of a real company before you share it.
 */
export function recordSession({ upstream, file, fetch: send = fetch }: RecordOptions): AnswerRequest {
  writeFileSync(file, '', { mode: 0o600 });
  const secrets = new SecretRemover();
  let number = 0;
  return async request => {
    const target = upstreamOf(upstream, request.path);
    if (target === undefined) return jsonAnswer(404, { error: `Nothing of the real service is at ${request.path}.` });
    const url = `${target}${request.path}${request.query === '' ? '' : `?${request.query}`}`;
    // The consent page is for the person's browser, with its own cookies at the real address.
    if (request.path === '/connect/oauth2' && target.endsWith('.intuit.com')) return redirectAnswer(url, 302);
    const answer = await forward(request, url, send);
    number += 1;
    appendFileSync(file, `${JSON.stringify(recorded(number, { request, answer, secrets }))}\n`);
    return answer;
  };
}

async function forward(request: HttpRequest, url: string, send: typeof fetch): Promise<HttpAnswer> {
  const headers = Object.entries(request.headers).filter(
    (header): header is [string, string] => header[1] !== undefined && !NOT_FORWARDED.has(header[0]),
  );
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  try {
    const response = await send(url, {
      method: request.method,
      headers: headers.filter(([name]) => name !== 'content-encoding'),
      redirect: 'manual',
      ...(hasBody && { body: new Uint8Array(request.body) }),
    });
    const kept = KEPT_HEADERS.flatMap(name => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    const body = Buffer.from(await response.arrayBuffer());
    return { kind: 'answer', status: response.status, headers: Object.fromEntries(kept), body };
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message : String(fault);
    return jsonAnswer(502, { error: `The recorded service could not be reached: ${reason}` });
  }
}

interface Passed {
  readonly request: HttpRequest;
  readonly answer: HttpAnswer;
  readonly secrets: SecretRemover;
}

function recorded(number: number, { request, answer, secrets }: Passed): RecordedExchange {
  const clean = (bytes: Buffer): RecordedExchange['answer']['body'] => {
    const body = recordBody(bytes);
    return 'text' in body ? { text: secrets.clean(body.text) } : body;
  };
  const { location } = answer.headers;
  return {
    number,
    request: {
      method: request.method,
      path: request.path,
      query: secrets.clean(request.query),
      body: clean(request.body),
    },
    answer: {
      status: answer.status,
      headers: { ...answer.headers, ...(location !== undefined && { location: secrets.clean(location) }) },
      body: clean(Buffer.from(answer.body)),
    },
  };
}
