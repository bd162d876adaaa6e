/** One request as the emulator's rooms see it: the same whether it came over a socket or through the in-process `fetch`. */
export interface HttpRequest {
  /** Upper case. */
  readonly method: string;
  /** As sent: not decoded, without the query. */
  readonly path: string;
  /** As sent, without the question mark. */
  readonly query: string;
  /** Lower-case names; repeated headers are joined by a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Decompressed. */
  readonly body: Buffer;
  /** Where the caller found us, such as `http://127.0.0.1:4010`. */
  readonly origin: string;
}

export interface HttpAnswer {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array;
}

/** What comes of a request: an answer, or a connection that breaks off (a fault that was asked for). */
export type HttpOutcome = HttpAnswer | { readonly kind: 'reset' };

export type AnswerRequest = (request: HttpRequest) => HttpOutcome | Promise<HttpOutcome>;

export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): HttpAnswer {
  return {
    kind: 'answer',
    status,
    headers: { 'content-type': 'application/json;charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export function htmlAnswer(status: number, body: string, headers: Record<string, string> = {}): HttpAnswer {
  return { kind: 'answer', status, headers: { 'content-type': 'text/html;charset=utf-8', ...headers }, body };
}

/** After a form post the browser must fetch the next page with GET, hence 303. */
export function redirectAnswer(location: string, status: 302 | 303 = 303): HttpAnswer {
  return { kind: 'answer', status, headers: { location }, body: '' };
}

/** The query as name and value pairs; the last of a repeated name wins. */
export function queryParameters(query: string): URLSearchParams {
  return new URLSearchParams(query);
}
