import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { id } from './scalars.ts';

/** Resources that can change: records by kind, and what people look at beside them. */
export const liveTopics = [
  'customer',
  'item',
  'invoice',
  'payment',
  'estimate',
  'credit-memo',
  'refund-receipt',
  'connection',
  'plan',
  'run',
  'problem',
  'home',
  'people',
  'tie-out',
  'rules',
  'alert',
] as const;

/**
 * What the event stream says: which resource changed, not what it is now. The page asks again for what it shows, so a lost or doubled
 * event costs time, never truth.
 */
export const liveEvent = z.object({
  topic: z.enum(liveTopics),
  /** Absent where many records changed at once. */
  id: id.optional(),
});
export type LiveEvent = z.infer<typeof liveEvent>;

export const streamEvents = endpoint({
  name: 'events.stream',
  method: 'GET',
  path: '/api/v1/events',
  summary: 'Server-sent events: one JSON `liveEvent` a message.',
  access: 'signed-in',
  kind: 'events',
});
