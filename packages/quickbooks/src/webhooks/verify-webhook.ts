import { createHmac, timingSafeEqual } from 'node:crypto';

/** A delivery as it arrived, before anything parsed it. */
export interface WebhookDelivery {
  /** The raw bytes: parsing and writing again changes them and breaks the signature. */
  readonly body: Uint8Array;
  /** Header `intuit-signature`, as Node's `headers` or a framework hands it over. */
  readonly signature: string | readonly string[] | undefined;
  /** From the app's webhook settings; not the client secret. */
  readonly verifierToken: string;
}

/**
 * Whether Intuit sent this: Base64(HMAC-SHA256(verifier token, raw body)), compared in constant time (protocol.md §6.2). The texts are
 * compared, not what they decode to: decoding overlooks what is no Base64, and one delivery would have many signatures.
 */
export function verifyWebhook(delivery: WebhookDelivery): boolean {
  const { body, signature, verifierToken } = delivery;
  const given = typeof signature === 'string' ? signature : signature?.length === 1 ? signature[0] : undefined;
  if (!given || verifierToken === '') return false;
  const expected = Buffer.from(createHmac('sha256', verifierToken).update(body).digest('base64'));
  const told = Buffer.from(given.trim());
  return told.length === expected.length && timingSafeEqual(told, expected);
}
