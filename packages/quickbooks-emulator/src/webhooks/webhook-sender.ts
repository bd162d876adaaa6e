import type { Change } from '../books/company.ts';
import type { Clock } from '../clock/clock.ts';
import type { FaultRules } from '../injection/fault-rules.ts';
import type { WebhookEffect } from '../injection/fault-rule.ts';
import type { App } from '../oauth/app.ts';
import type { AppRegistry } from '../oauth/app-registry.ts';
import type { Grants } from '../oauth/grants.ts';
import { randomUuid, type Randomness } from '../random/randomness.ts';
import { isAnnounced } from './announced-operations.ts';
import { AppQueue } from './app-queue.ts';
import type { DeliveryLog } from './delivery-log.ts';
import type { EventRecorder } from './event-recorder.ts';
import type { VoidWord } from './notification-body.ts';
import type { Delivery, WebhookEvent } from './webhook-event.ts';

export interface WebhookContext {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly apps: AppRegistry;
  readonly grants: Grants;
  readonly faults: FaultRules;
  readonly log: DeliveryLog;
  readonly recorder: EventRecorder;
  readonly fetch: typeof fetch;
  /** How long changes are gathered before a notification leaves. */
  delayMs(): number;
  voidWord(): VoidWord;
}

/** Tells every app with an endpoint of the changes in the companies that it is connected to, its own writes included. */
export class WebhookSender {
  readonly #context: WebhookContext;
  readonly #queues = new Map<string, AppQueue>();

  constructor(context: WebhookContext) {
    this.#context = context;
  }

  announce(change: Change): void {
    if (!isAnnounced(change.entity, change.operation)) return;
    for (const app of this.#context.apps.list()) {
      if (app.webhook === undefined || !this.#context.grants.isConnected(app.clientId, change.realmId)) continue;
      this.#announceTo(app, { ...change, eventId: randomUuid(this.#context.randomness) });
    }
  }

  /** Sends events once more; resolves when the queue of the app has run. */
  redeliver(clientId: string, events: readonly WebhookEvent[]): Promise<void> {
    return this.#queue(clientId).enqueue(events);
  }

  pending(): readonly Delivery[] {
    return [...this.#queues.values()].flatMap(queue => queue.pending());
  }

  clear(): void {
    for (const queue of this.#queues.values()) queue.clear();
  }

  /** Takes up again what an earlier process could not bring. */
  restore(unsent: readonly (readonly [clientId: string, events: readonly WebhookEvent[]])[]): void {
    for (const [clientId, events] of unsent) for (const event of events) this.#queue(clientId).gather(event);
  }

  #announceTo(app: App, event: WebhookEvent): void {
    const { faults } = this.#context;
    const effect = faults.isEmpty
      ? undefined
      : faults.takeForWebhook({ entity: event.entity, operation: event.operation, realmId: event.realmId });
    if (effect === undefined) this.#queue(app.clientId).gather(event);
    else this.#strike(effect, app, event);
  }

  #strike(effect: WebhookEffect, app: App, event: WebhookEvent): void {
    const queue = this.#queue(app.clientId);
    switch (effect.kind) {
      case 'drop': {
        this.#logDropped(app, event);
        return;
      }
      case 'duplicate':
        queue.gather(event);
        this.#context.clock.runSoon(this.#context.delayMs() + 1, () => queue.enqueue([event]));
        return;
      case 'delay':
        this.#context.recorder.queued(app.clientId, event);
        this.#context.clock.runSoon(effect.delayMs, () => queue.gather(event));
        return;
      case 'reorder': {
        queue.holdBack(event);
        return;
      }
    }
  }

  #logDropped(app: App, event: WebhookEvent): void {
    const { clock, log, randomness } = this.#context;
    log.add({
      deliveryId: randomUuid(randomness),
      clientId: app.clientId,
      url: app.webhook?.url ?? '',
      at: new Date(clock.nowMs()).toISOString(),
      attempt: 0,
      outcome: 'dropped',
      body: '',
      events: [event],
    });
  }

  #queue(clientId: string): AppQueue {
    let queue = this.#queues.get(clientId);
    if (queue === undefined) this.#queues.set(clientId, (queue = new AppQueue(clientId, this.#context)));
    return queue;
  }
}
