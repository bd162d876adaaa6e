/** A request and its answer, with everything secret taken out: one line of a recording. */
export interface RecordedExchange {
  readonly number: number;
  readonly request: {
    readonly method: string;
    readonly path: string;
    readonly query: string;
    readonly body: RecordedBody;
  };
  readonly answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: RecordedBody;
  };
}

/** Text stays readable; whatever is no UTF-8 is kept in base64. */
export type RecordedBody = { readonly text: string } | { readonly base64: string };

export function recordBody(bytes: Buffer): RecordedBody {
  const text = bytes.toString('utf8');
  return Buffer.from(text).equals(bytes) ? { text } : { base64: bytes.toString('base64') };
}

export function bytesOf(body: RecordedBody): Buffer {
  return 'text' in body ? Buffer.from(body.text) : Buffer.from(body.base64, 'base64');
}
