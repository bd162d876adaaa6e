import { createHmac, timingSafeEqual } from 'node:crypto';

/** A delivery as it arrived, before anything parsed it. */
export interface WebhookDelivery {
  /** The raw bytes: parsing and writing again changes them and breaks the signature. */
  readonly body: Uint8Array;
  /** Header `intuit-signature`. */
  readonly signature: string | undefined;
  /** From the app's webhook settings; not the client secret. */
  readonly verifierToken: string;
}

/** Whether Intuit sent this: Base64(HMAC-SHA256(verifier token, raw body)), compared in constant time (protocol.md §6.2). */
export function verifyWebhook(delivery: WebhookDelivery): boolean {
  if (!delivery.signature || delivery.verifierToken === '') return false;
  const expected = createHmac('sha256', delivery.verifierToken).update(delivery.body).digest();
  const given = Buffer.from(delivery.signature.trim(), 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}
