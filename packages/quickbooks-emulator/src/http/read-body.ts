import type { IncomingMessage } from 'node:http';
import { gunzipSync, inflateSync } from 'node:zlib';

/** 100 MB is the documented limit of an upload (fault 6030, protocol.md §2.9); its form fields come on top. */
export const BODY_BYTES_MAX = 101 * 1024 * 1024;

export type BodyOutcome =
  { readonly kind: 'body'; readonly body: Buffer } | { readonly kind: 'too-large' } | { readonly kind: 'undecodable' };

const EMPTY = Buffer.alloc(0);

/** Collects a request's body. Beyond the limit it is read to its end and thrown away, so that the caller gets to see the 413. */
export function readBody(message: IncomingMessage, done: (outcome: BodyOutcome) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  message.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > BODY_BYTES_MAX) chunks = [];
    else chunks.push(chunk);
  });
  message.on('end', () => {
    if (size > BODY_BYTES_MAX) {
      done({ kind: 'too-large' });
      return;
    }
    const only = chunks[0];
    const body = only === undefined ? EMPTY : chunks.length === 1 ? only : Buffer.concat(chunks, size);
    done(decodeBody(body, message.headers['content-encoding']));
  });
}

/** Undoes `Content-Encoding`; the limit holds for what comes out, so that a small bomb stays small. */
export function decodeBody(body: Buffer, encoding: string | undefined): BodyOutcome {
  if (encoding === undefined || encoding === '' || encoding === 'identity') return { kind: 'body', body };
  const unpack = encoding === 'gzip' ? gunzipSync : encoding === 'deflate' ? inflateSync : undefined;
  if (unpack === undefined) return { kind: 'undecodable' };
  try {
    return { kind: 'body', body: unpack(body, { maxOutputLength: BODY_BYTES_MAX }) };
  } catch (fault) {
    const isTooLarge = fault instanceof RangeError;
    return { kind: isTooLarge ? 'too-large' : 'undecodable' };
  }
}
