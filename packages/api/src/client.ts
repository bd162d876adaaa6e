import type { z } from 'zod';
import type { Answered, Endpoint, Given } from './endpoint.ts';
import { isProblemDocument, type ProblemDocument } from './problem.ts';

/** What a client needs: where the server is, and what proves who calls. */
export interface ClientOptions {
  /** Origin without a trailing slash; empty in the browser, for the page's own origin. */
  readonly origin: string;
  /** API key for programs. Browsers send their session cookie instead. */
  readonly apiKey?: string;
  /** Asked before every write of a browser session. */
  readonly csrfToken?: () => string | undefined;
  readonly fetch?: typeof fetch;
  /** Makes an `Idempotency-Key`; a write that is repeated after a lost answer is then carried out once. */
  readonly newKey?: () => string;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Version that was read, for endpoints that want `If-Match`. */
  readonly version?: number;
  /** The same key again means the same request again. */
  readonly idempotencyKey?: string;
}

/** A refusal of the API, with its problem document. `status` 0: the server could not be reached. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.detail);
    this.problem = problem;
  }
}

export type Call = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, A>,
  given: Given<Endpoint<P, Q, B, A>>,
  options?: CallOptions,
) => Promise<Answered<Endpoint<P, Q, B, A>>>;

interface Loose {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  readonly body?: unknown;
}

/** Fills the path parameters and the query string in. */
export function addressOf(endpoint: Pick<Endpoint, 'path'>, given: Loose): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(given.params?.[key] ?? ''));
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(given.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') query.set(key, String(value));
  }
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

function headersFor(endpoint: Endpoint, options: ClientOptions, call: CallOptions): Headers {
  const headers = new Headers({ accept: 'application/json' });
  if (options.apiKey !== undefined) headers.set('authorization', `Bearer ${options.apiKey}`);
  if (endpoint.method === 'GET') return headers;
  const csrf = options.csrfToken?.();
  if (csrf !== undefined) headers.set('x-tieout-csrf', csrf);
  if (call.version !== undefined) headers.set('if-match', `"${call.version}"`);
  const key = call.idempotencyKey ?? options.newKey?.();
  if (key !== undefined) headers.set('idempotency-key', key);
  return headers;
}

async function problemFrom(response: Response): Promise<ProblemDocument> {
  const answer: unknown = await response.json().catch(() => undefined);
  if (isProblemDocument(answer)) return answer;
  const detail = `The server answered ${response.status} without saying why.`;
  return { ...unreachable(response.status, detail), instance: response.headers.get('x-request-id') ?? '' };
}

function unreachable(status: number, detail: string): ProblemDocument {
  return { type: 'about:blank', code: 'unreachable', title: 'No answer', status, detail, instance: '' };
}

/** A function that calls any endpoint of the contract and answers with its parsed JSON, or throws `ApiFault`. */
export function createClient(options: ClientOptions): Call {
  const send = options.fetch ?? globalThis.fetch.bind(globalThis);
  return async (endpoint, given, call = {}) => {
    const loose = given as Loose;
    const headers = headersFor(endpoint, options, call);
    const init: RequestInit = { method: endpoint.method, headers, credentials: 'same-origin' };
    if (loose.body !== undefined) {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(loose.body);
    }
    if (call.signal !== undefined) init.signal = call.signal;
    const response = await send(options.origin + addressOf(endpoint, loose), init).catch((cause: unknown) => {
      if (call.signal?.aborted === true) throw cause;
      throw new ApiFault(
        unreachable(0, 'The server cannot be reached. What you typed is still here; try again in a moment.'),
      );
    });
    if (!response.ok) throw new ApiFault(await problemFrom(response));
    // The server's tests hold its answers against the schema; parsing them again here would only cost time.
    return (response.status === 204 ? undefined : await response.json()) as never;
  };
}
