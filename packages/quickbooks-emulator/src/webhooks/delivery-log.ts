import type { WebhookEvent } from './webhook-event.ts';

/** One attempt to bring a notification, or a notification that a fault kept from going out. */
export interface DeliveryLogEntry {
  readonly deliveryId: string;
  readonly clientId: string;
  readonly url: string;
  /** ISO instant of the emulator's clock. */
  readonly at: string;
  /** 0 for one that was dropped on purpose. */
  readonly attempt: number;
  readonly outcome: 'acknowledged' | 'refused' | 'unreachable' | 'dropped' | 'given-up';
  readonly status?: number | undefined;
  readonly reason?: string | undefined;
  readonly nextAttemptAt?: string | undefined;
  readonly body: string;
  readonly events: readonly WebhookEvent[];
}

const ENTRIES_MAX = 1000;

/** The last attempts, oldest first. */
export class DeliveryLog {
  #entries: DeliveryLogEntry[] = [];

  add(entry: DeliveryLogEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > ENTRIES_MAX) this.#entries.shift();
  }

  list(): readonly DeliveryLogEntry[] {
    return this.#entries;
  }

  find(deliveryId: string): DeliveryLogEntry | undefined {
    return this.#entries.findLast(entry => entry.deliveryId === deliveryId);
  }

  clear(): void {
    this.#entries = [];
  }
}
