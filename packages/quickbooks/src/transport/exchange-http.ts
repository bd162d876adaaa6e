import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import { retryHintFor } from '../faults/classify-fault.ts';
import { firstOf } from './first-of.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer> | FormData;
  readonly signal?: AbortSignal | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface HttpPorts {
  readonly fetch: Fetch;
  /** A signal that aborts after so many milliseconds. */
  readonly timeoutSignal: (ms: number) => AbortSignal;
  readonly timeoutMs: number;
  /** Who asks, on every request; Intuit recommends to say so. */
  readonly userAgent: string;
}

/** Sent where nothing else is given. */
export const DEFAULT_USER_AGENT = 'tieout-quickbooks/0.1';

/** QuickBooks gives up after this time itself (protocol.md §7). */
export const REQUEST_TIMEOUT_MS = 120_000;
/** Larger answers are cut off as faults: a page of 1000 records has about 2 MB, a file at most 100 MB. */
export const ANSWER_BYTES_MAX = 128 * 1024 * 1024;

/**
 * Sends one HTTP request and reads the whole answer.
 * @throws QuickBooksFault `timeout`, `cancelled`, `unavailable` (no connection, cut off), `too-large`, `configuration` (a header that
 *   cannot be sent). Where the answer had begun, with its status and trace id.
 */
export async function exchangeHttp(ports: HttpPorts, request: HttpRequest): Promise<HttpAnswer> {
  const headers = headersOf(ports, request);
  const deadline = ports.timeoutSignal(ports.timeoutMs);
  const either = firstOf([request.signal, deadline]);
  let begun: Response | undefined;
  try {
    request.signal?.throwIfAborted();
    begun = await ports.fetch(request.url, {
      method: request.method,
      headers,
      signal: either.signal,
      redirect: 'error',
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    return { status: begun.status, headers: begun.headers, bytes: await readBody(begun) };
  } catch (error) {
    throw asFault(error, { cancelled: request.signal?.aborted === true, expired: deadline.aborted, begun, ports });
  } finally {
    either.release();
  }
}

/** Refuses here what `fetch` would refuse with the header's value, a token perhaps, in its message. */
function headersOf(ports: HttpPorts, request: HttpRequest): Readonly<Record<string, string>> {
  const headers = { 'user-agent': ports.userAgent, ...request.headers };
  for (const [name, value] of Object.entries(headers)) {
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value)) continue;
    throw new QuickBooksFault({
      kind: 'configuration',
      message: `The ${name} header holds characters that cannot be sent. Check the tokens as stored and the user agent.`,
      retry: { kind: 'never' },
    });
  }
  return headers;
}

async function readBody(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.body) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > ANSWER_BYTES_MAX) {
      throw new QuickBooksFault({
        kind: 'too-large',
        message: `The answer is larger than ${ANSWER_BYTES_MAX} bytes. Ask for less at once.`,
        retry: { kind: 'never' },
        ...beganAs(response),
      });
    }
    chunks.push(chunk);
  }
  return joinChunks(chunks, size);
}

function joinChunks(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}

interface FailedExchange {
  readonly cancelled: boolean;
  readonly expired: boolean;
  readonly begun: Response | undefined;
  readonly ports: HttpPorts;
}

function asFault(error: unknown, state: FailedExchange): QuickBooksFault {
  if (error instanceof QuickBooksFault) return error;
  const kind = state.cancelled ? 'cancelled' : state.expired ? 'timeout' : 'unavailable';
  return new QuickBooksFault({
    kind,
    message: sayings[kind](state.ports.timeoutMs, error),
    retry: retryHintFor(kind),
    ...(state.begun === undefined ? {} : beganAs(state.begun)),
    cause: error,
  });
}

/** What the head of an answer tells about it, for a fault. */
export function beganAs(answer: Pick<HttpAnswer, 'status' | 'headers'>) {
  return { httpStatus: answer.status, intuitTid: intuitTidOf(answer.headers) };
}

/** QuickBooks' trace id: a header of every answer (protocol.md §1.8). */
export function intuitTidOf(headers: Headers): string | undefined {
  return headers.get('intuit_tid') ?? undefined;
}

const sayings = {
  cancelled: () => 'The call to QuickBooks was cancelled.',
  timeout: (timeoutMs: number) =>
    `QuickBooks did not answer within ${timeoutMs / 1000} s. A write may have been carried out: repeat it with the same request id.`,
  unavailable: (_: number, error: unknown) =>
    `QuickBooks cannot be reached (${causeOf(error)}). Check the network and try again.`,
} as const;

/** `fetch` hides the interesting part, such as ECONNREFUSED, in the cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause;
  if (inner instanceof Error) return 'code' in inner ? String(inner.code) : inner.message;
  return error.message;
}
