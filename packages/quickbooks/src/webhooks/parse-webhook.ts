import { z } from 'zod';
import type { WebhookBatch, WebhookEvent } from './webhook-event.ts';
import { canonicalName, operationOf } from './webhook-names.ts';

/** Larger bodies are refused unread: an event has about 300 bytes. */
export const WEBHOOK_BYTES_MAX = 5 * 1024 * 1024;

const text = z.string().min(1);

const classicDelivery = z.object({ eventNotifications: z.array(z.unknown()) });

const classicNotification = z.object({
  realmId: text,
  dataChangeEvent: z.object({ entities: z.array(z.unknown()).nullish() }).nullish(),
});

const classicEntity = z.looseObject({ name: text, id: text, operation: text, lastUpdated: text });

const cloudEvent = z.looseObject({
  id: text,
  type: text,
  time: text,
  intuitentityid: text,
  intuitaccountid: text,
  data: z.unknown().optional(),
});

/**
 * Reads a delivery in either format, told apart by its shape: an array is CloudEvents, an object with `eventNotifications` is classic
 * (protocol.md §6.3, §6.4). Verify the signature first. One delivery may hold several companies.
 * @returns undefined when the body is no webhook at all: not JSON, another shape, too large.
 */
export function parseWebhook(body: Uint8Array | string): WebhookBatch | undefined {
  if (body.length > WEBHOOK_BYTES_MAX) return undefined;
  const delivery = parseJson(typeof body === 'string' ? body : new TextDecoder().decode(body));
  if (Array.isArray(delivery)) return collect(delivery.map((entry: unknown) => [entry, readCloudEvent(entry)]));
  const classic = classicDelivery.safeParse(delivery);
  if (!classic.success) return undefined;
  return collect(classic.data.eventNotifications.flatMap(readNotification));
}

/** One company's part of a classic delivery. What cannot be read of it must not hold up the others: QuickBooks would send all again. */
function readNotification(notification: unknown): readonly (readonly [entry: unknown, reading: Reading])[] {
  const parsed = classicNotification.safeParse(notification);
  if (!parsed.success) return [[notification, 'a field is missing']];
  const { realmId, dataChangeEvent } = parsed.data;
  return (dataChangeEvent?.entities ?? []).map(entry => [entry, readClassicEntity(entry, realmId)] as const);
}

type Reading = WebhookEvent | string;

function readClassicEntity(entry: unknown, realmId: string): Reading {
  const parsed = classicEntity.safeParse(entry);
  if (!parsed.success) return 'a field is missing';
  const event = parsed.data;
  const operation = operationOf(event.operation);
  const occurredAtMs = instantOf(event.lastUpdated);
  if (!operation) return `the operation "${event.operation}" is unknown`;
  if (occurredAtMs === undefined) return 'the time cannot be read';
  return {
    realmId,
    entity: canonicalName(event.name),
    entityId: event.id,
    operation,
    absorbedId: operation === 'merged' ? deletedIdIn(event) : undefined,
    occurredAtMs,
    eventId: undefined,
  };
}

function readCloudEvent(entry: unknown): Reading {
  const parsed = cloudEvent.safeParse(entry);
  if (!parsed.success) return 'a field is missing';
  const event = parsed.data;
  const [, name, word] = /^qbo\.([a-z]+)\.([a-z]+)\.v\d+$/i.exec(event.type) ?? [];
  const operation = operationOf(word ?? '');
  const occurredAtMs = instantOf(event.time);
  if (name === undefined || !operation) return `the type "${event.type}" is unknown`;
  if (occurredAtMs === undefined) return 'the time cannot be read';
  return {
    realmId: event.intuitaccountid,
    entity: canonicalName(name),
    entityId: event.intuitentityid,
    operation,
    absorbedId: operation === 'merged' ? deletedIdIn(event.data) : undefined,
    occurredAtMs,
    eventId: event.id,
  };
}

function collect(readings: readonly (readonly [entry: unknown, reading: Reading])[]): WebhookBatch {
  return {
    events: readings.flatMap(([, reading]) => (typeof reading === 'string' ? [] : [reading])),
    rejected: readings.flatMap(([entry, reading]) => (typeof reading === 'string' ? [{ reason: reading, entry }] : [])),
  };
}

/** Spelled `deletedId`, `deletedid` and `deletedID` in different places (protocol.md §6.4). */
function deletedIdIn(holder: unknown): string | undefined {
  if (typeof holder !== 'object' || holder === null) return undefined;
  const value: unknown = Object.entries(holder).find(([key]) => key.toLowerCase() === 'deletedid')?.[1];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:?\d\d)?$/;

/** ISO times with up to nanoseconds, and offsets with or without a colon; `Date.parse` alone takes neither. No offset means UTC. */
function instantOf(time: string): number | undefined {
  const [, seconds, fraction = '', offset = 'Z'] = INSTANT.exec(time) ?? [];
  if (seconds === undefined) return undefined;
  const zone = offset === 'Z' ? 'Z' : `${offset.slice(0, 3)}:${offset.slice(-2)}`;
  const atMs = Date.parse(`${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`);
  return Number.isNaN(atMs) ? undefined : atMs;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
