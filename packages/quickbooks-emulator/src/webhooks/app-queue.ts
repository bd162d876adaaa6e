import { randomUuid } from '../random/randomness.ts';
import type { App } from '../oauth/app.ts';
import { classicBody, cloudEventsBody } from './notification-body.ts';
import { retryDelayMs } from './retry-ladder.ts';
import { sendNotification, type SendOutcome } from './send-notification.ts';
import type { Delivery, WebhookEvent } from './webhook-event.ts';
import type { WebhookContext } from './webhook-sender.ts';

/** One notification stays readable; more events make more notifications. */
const EVENTS_PER_NOTIFICATION_MAX = 500;

/**
 * The notifications of one app. Changes are gathered for a moment, then go out together; while one is not acknowledged
 * the later ones wait behind it (protocol.md §6.6).
 */
export class AppQueue {
  readonly #clientId: string;
  readonly #context: WebhookContext;
  #gathering = new Map<string, WebhookEvent>();
  #waiting: Delivery[] = [];
  #heldBack: WebhookEvent[] = [];
  #isGathering = false;
  #running: Promise<void> | undefined;

  constructor(clientId: string, context: WebhookContext) {
    this.#clientId = clientId;
    this.#context = context;
  }

  /** Takes an event in; it leaves after the aggregation delay. The last of several equal changes speaks for all. */
  gather(event: WebhookEvent): void {
    const change = `${event.realmId} ${event.entity} ${event.id} ${event.operation} ${event.deletedId ?? ''}`;
    const replaced = this.#gathering.get(change);
    this.#gathering.delete(change);
    this.#gathering.set(change, event);
    this.#context.recorder.queued(this.#clientId, event);
    if (replaced !== undefined && replaced.eventId !== event.eventId) this.#settle([replaced]);
    this.#startGathering();
  }

  /** Keeps an event until the next notification has gone out. */
  holdBack(event: WebhookEvent): void {
    this.#context.recorder.queued(this.#clientId, event);
    this.#heldBack.push(event);
  }

  /** Puts a notification at the end of the queue, to leave as soon as those before it have. */
  enqueue(events: readonly WebhookEvent[]): Promise<void> {
    const nowMs = this.#context.clock.nowMs();
    for (const event of events) this.#context.recorder.queued(this.#clientId, event);
    for (let from = 0; from < events.length; from += EVENTS_PER_NOTIFICATION_MAX) {
      this.#waiting.push({
        deliveryId: randomUuid(this.#context.randomness),
        clientId: this.#clientId,
        events: events.slice(from, from + EVENTS_PER_NOTIFICATION_MAX),
        attempts: 0,
        dueMs: nowMs,
      });
    }
    return this.#run();
  }

  pending(): readonly Delivery[] {
    return this.#waiting;
  }

  clear(): void {
    this.#settle([
      ...this.#waiting.flatMap(delivery => delivery.events),
      ...this.#gathering.values(),
      ...this.#heldBack,
    ]);
    this.#gathering.clear();
    this.#waiting = [];
    this.#heldBack = [];
  }

  #startGathering(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.#context.clock.runSoon(this.#context.delayMs(), () => {
      this.#isGathering = false;
      const events = [...this.#gathering.values()];
      this.#gathering.clear();
      return events.length > 0 ? this.enqueue(events) : undefined;
    });
  }

  /** One runner at a time: whoever comes while it runs waits for the same end. */
  #run(): Promise<void> {
    this.#running ??= this.#deliverDue().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #deliverDue(): Promise<void> {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      if (first.dueMs > this.#context.clock.nowMs()) return;
      const app = this.#context.apps.find(this.#clientId);
      if (app?.webhook === undefined) {
        this.clear();
        return;
      }
      const outcome = await this.#attempt(app, first);
      if (this.#waiting[0] !== first) continue;
      if (outcome.kind === 'acknowledged') this.#acknowledged();
      else this.#failed({ ...first, attempts: first.attempts + 1 });
    }
  }

  async #attempt(app: App, delivery: Delivery): Promise<SendOutcome> {
    const { webhook } = app;
    if (webhook === undefined) return { kind: 'unreachable', reason: 'the app has no endpoint any more' };
    const nowMs = this.#context.clock.nowMs();
    const body =
      webhook.format === 'classic'
        ? classicBody(delivery.events)
        : cloudEventsBody(delivery.events, app.clientId, this.#context.voidWord());
    const outcome = await sendNotification({
      endpoint: webhook,
      body,
      traceId: randomUuid(this.#context.randomness),
      createdMs: nowMs,
      fetch: this.#context.fetch,
    });
    const delayMs = outcome.kind === 'acknowledged' ? undefined : retryDelayMs(delivery.attempts + 1);
    this.#context.log.add({
      deliveryId: delivery.deliveryId,
      clientId: app.clientId,
      url: webhook.url,
      at: new Date(nowMs).toISOString(),
      attempt: delivery.attempts + 1,
      outcome: outcome.kind !== 'acknowledged' && delayMs === undefined ? 'given-up' : outcome.kind,
      status: outcome.kind === 'refused' ? outcome.status : outcome.kind === 'acknowledged' ? 200 : undefined,
      reason: outcome.kind === 'unreachable' ? outcome.reason : undefined,
      nextAttemptAt: delayMs === undefined ? undefined : new Date(nowMs + delayMs).toISOString(),
      body,
      events: delivery.events,
    });
    return outcome;
  }

  #settle(events: readonly WebhookEvent[]): void {
    const eventIds = events.map(({ eventId }) => eventId);
    this.#context.recorder.settled(this.#clientId, eventIds);
  }

  #acknowledged(): void {
    this.#settle(this.#waiting.shift()?.events ?? []);
    const heldBack = this.#heldBack;
    this.#heldBack = [];
    if (heldBack.length > 0) void this.enqueue(heldBack);
  }

  /** The attempt began when the clock showed `dueMs` or later: the ladder counts from there. */
  #failed(delivery: Delivery): void {
    const delayMs = retryDelayMs(delivery.attempts);
    this.#waiting.shift();
    if (delayMs === undefined) {
      this.#settle(delivery.events);
      return;
    }
    const dueMs = this.#context.clock.nowMs() + delayMs;
    this.#waiting.unshift({ ...delivery, dueMs });
    this.#context.clock.runAt(dueMs, () => this.#run());
  }
}
