import { createHmac, timingSafeEqual } from 'node:crypto';

/** A delivery as it arrived, before anything parsed it. */
export interface WebhookDelivery {
  /** The bytes, or the text they are: parsing and writing them again changes them and breaks the signature. */
  readonly body: Uint8Array | string;
  /** Header `intuit-signature`, as Node's `headers` or a framework hands it over. */
  readonly signature: string | readonly string[] | undefined;
  /** From the app's webhook settings; not the client secret. */
  readonly verifierToken: string;
}

/**
 * Whether Intuit sent this: Base64(HMAC-SHA256(verifier token, raw body)), compared in constant time (protocol.md §6.2). The texts are
 * compared, not what they decode to: decoding overlooks what is no Base64, and one delivery would have many signatures.
 * @throws TypeError for a body that a framework has parsed: no signature can fit it, which must not look like a forgery.
 */
export function verifyWebhook(delivery: WebhookDelivery): boolean {
  const { signature, verifierToken } = delivery;
  const body = rawBodyOf(delivery);
  const given = typeof signature === 'string' ? signature : signature?.length === 1 ? signature[0] : undefined;
  if (!given || !verifierToken) return false;
  const expected = Buffer.from(createHmac('sha256', verifierToken).update(body).digest('base64'));
  const told = Buffer.from(given.trim());
  return told.length === expected.length && timingSafeEqual(told, expected);
}

function rawBodyOf({ body }: { readonly body: unknown }): Uint8Array | string {
  if (typeof body === 'string') return body;
  if (ArrayBuffer.isView(body)) return new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  throw new TypeError(
    'The body of a webhook is needed as it arrived, as bytes or text: tell the framework not to parse it.',
  );
}
