import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import { retryHintFor } from '../faults/classify-fault.ts';

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
}

/** QuickBooks gives up after this time itself (protocol.md §7). */
export const REQUEST_TIMEOUT_MS = 120_000;
/** Larger answers are cut off as faults: a page of 1000 records has about 2 MB, a file at most 100 MB. */
export const ANSWER_BYTES_MAX = 128 * 1024 * 1024;

/**
 * Sends one HTTP request and reads the whole answer.
 * @throws QuickBooksFault `timeout`, `cancelled`, `unavailable` (no connection, cut off), `too-large`.
 */
export async function exchangeHttp(ports: HttpPorts, request: HttpRequest): Promise<HttpAnswer> {
  const deadline = ports.timeoutSignal(ports.timeoutMs);
  const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
  try {
    request.signal?.throwIfAborted();
    const response = await ports.fetch(request.url, {
      method: request.method,
      headers: request.headers,
      signal,
      redirect: 'error',
      ...(request.body === undefined ? {} : { body: request.body }),
    });
    return { status: response.status, headers: response.headers, bytes: await readBody(response) };
  } catch (error) {
    throw asFault(error, { cancelled: request.signal?.aborted === true, expired: deadline.aborted, ports });
  }
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
        httpStatus: response.status,
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

function asFault(error: unknown, state: { cancelled: boolean; expired: boolean; ports: HttpPorts }): QuickBooksFault {
  if (error instanceof QuickBooksFault) return error;
  const kind = state.cancelled ? 'cancelled' : state.expired ? 'timeout' : 'unavailable';
  return new QuickBooksFault({
    kind,
    message: sayings[kind](state.ports.timeoutMs, error),
    retry: retryHintFor(kind),
    cause: error,
  });
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
