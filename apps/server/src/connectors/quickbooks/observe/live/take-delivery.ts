import { parseWebhook, verifyWebhook } from '@tieout/quickbooks';
import type { LiveTools } from './live-tools.ts';
import type { RefusalReason } from './refusal-counter.ts';
import { storeNotifications } from './store-notifications.ts';

/** A request to the webhook address, before anything was believed. */
export interface Delivery {
  readonly body: Buffer;
  readonly signature: string | undefined;
}

export type DeliveryOutcome =
  /** Kept; also when every event was known already, or is of companies that are not connected: a retry would bring the same. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'refused'; readonly reason: Extract<RefusalReason, 'no-token' | 'bad-signature' | 'unreadable'> };

/**
 * Takes a delivery in: signature over the raw bytes first, then the events of either format into the database. They are worked off
 * later; the sender waits three seconds at most (protocol.md §6.6).
 */
export async function takeDelivery(tools: LiveTools, { body, signature }: Delivery): Promise<DeliveryOutcome> {
  const verifierToken = tools.app.webhookToken;
  if (verifierToken === undefined) return refuse(tools, 'no-token');
  if (!verifyWebhook({ body, signature, verifierToken })) return refuse(tools, 'bad-signature');
  const batch = parseWebhook(body);
  if (batch === undefined) return refuse(tools, 'unreadable');
  const { stored, doubled, unknown } = await storeNotifications(tools, batch.events);
  for (const { reason } of batch.rejected) tools.log.warn({ reason }, 'an event of a webhook was not understood');
  if (unknown > 0) tools.log.warn({ events: unknown }, 'a webhook told of companies that are not connected');
  tools.refusals.count('unreadable-event', batch.rejected.length);
  tools.refusals.count('unknown-company', unknown);
  tools.figures.countNotifications('stored', stored);
  tools.figures.countNotifications('doubled', doubled);
  tools.figures.countNotifications('refused', unknown + batch.rejected.length);
  return { kind: 'taken' };
}

function refuse(
  tools: LiveTools,
  reason: Extract<DeliveryOutcome, { kind: 'refused' }>['reason'],
): Extract<DeliveryOutcome, { kind: 'refused' }> {
  tools.refusals.count(reason);
  tools.log.warn({ reason }, 'a webhook was refused');
  return { kind: 'refused', reason };
}
