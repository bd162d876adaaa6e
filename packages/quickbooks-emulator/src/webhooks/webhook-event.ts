import type { Change } from '../books/company.ts';

/** A change on its way to one app. */
export interface WebhookEvent extends Change {
  /** Unique: the dedupe key of CloudEvents. */
  readonly eventId: string;
}

/** One notification: events of one or more companies for one app, with all attempts to bring it. */
export interface Delivery {
  readonly deliveryId: string;
  readonly clientId: string;
  readonly events: readonly WebhookEvent[];
  /** Attempts made so far. */
  readonly attempts: number;
  /** When it is due, on the emulator's clock. */
  readonly dueMs: number;
}
