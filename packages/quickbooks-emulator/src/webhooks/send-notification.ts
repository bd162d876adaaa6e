import { createHmac } from 'node:crypto';
import type { WebhookEndpoint } from '../oauth/app.ts';

/** An endpoint must answer 200 within three seconds (protocol.md §6.6). */
export const ACKNOWLEDGE_WITHIN_MS = 3000;

export interface Notification {
  readonly endpoint: WebhookEndpoint;
  readonly body: string;
  /** UUID of this attempt. */
  readonly traceId: string;
  readonly createdMs: number;
  /** How the request is made: the global `fetch` unless a test brings its own. */
  readonly fetch: typeof fetch;
}

export type SendOutcome =
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Base64 of HMAC-SHA256 over the raw body, keyed by the verifier token (protocol.md §6.2). */
export function signatureOf(body: string, verifierToken: string): string {
  return createHmac('sha256', verifierToken).update(body, 'utf8').digest('base64');
}

/** One attempt to bring a notification. Anything but 200 in time counts as not delivered. */
export async function sendNotification(notification: Notification): Promise<SendOutcome> {
  const { endpoint, body } = notification;
  try {
    const response = await notification.fetch(endpoint.url, {
      method: 'POST',
      headers: headersOf(notification),
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ACKNOWLEDGE_WITHIN_MS),
    });
    await response.arrayBuffer();
    return response.status === 200 ? { kind: 'acknowledged' } : { kind: 'refused', status: response.status };
  } catch (fault) {
    return { kind: 'unreachable', reason: reasonOf(fault) };
  }
}

function headersOf({ endpoint, body, traceId, createdMs }: Notification): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    accept: 'application/json',
    'user-agent': 'intuit_notification_server/0.1',
    'intuit-signature': signatureOf(body, endpoint.verifierToken),
    'intuit-created-time': new Date(createdMs).toISOString().replace(/\.\d+Z$/, '+0000'),
    'intuit-t-id': traceId,
    'intuit-notification-schema-version': '0.1',
  };
}

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  if (fault.name === 'TimeoutError') return `no answer within ${ACKNOWLEDGE_WITHIN_MS} ms`;
  return fault.cause instanceof Error ? fault.cause.message || fault.message : fault.message;
}
