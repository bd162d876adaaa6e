import type { LiveEvent } from '@tieout/api';

/** What may look different after an event, by resource (the first part of an endpoint's name). */
const affectedBy: Readonly<Record<LiveEvent['topic'], readonly string[]>> = {
  customer: ['customers', 'search'],
  item: ['items', 'search'],
  invoice: ['invoices', 'customers', 'home', 'search'],
  payment: ['payments', 'invoices', 'customers', 'home', 'search'],
  estimate: ['estimates', 'customers', 'search'],
  'credit-memo': ['credit-memos', 'invoices', 'customers', 'home', 'search'],
  'refund-receipt': ['refund-receipts', 'home', 'search'],
  connection: ['connections', 'home'],
  plan: ['plans'],
  run: ['runs', 'connections', 'home', 'records'],
  problem: ['problems', 'connections', 'home'],
  home: ['home'],
  people: ['members', 'invitations', 'api-keys', 'audit', 'session'],
  'tie-out': ['tie-outs'],
  rules: ['rules', 'mappings', 'configuration', 'connections'],
  alert: ['alerts', 'home'],
};

/** Reads one message of the stream; `undefined` for what this version does not know. */
export function readLiveEvent(text: string): LiveEvent | undefined {
  try {
    const event: unknown = JSON.parse(text);
    return isKnown(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

function isKnown(event: unknown): event is LiveEvent {
  if (typeof event !== 'object' || event === null || !('topic' in event)) return false;
  const { topic } = event;
  return typeof topic === 'string' && Object.hasOwn(affectedBy, topic);
}

/** The resources to ask again for. */
export function resourcesOf(events: readonly LiveEvent[]): readonly string[] {
  return [...new Set(events.flatMap(event => affectedBy[event.topic]))];
}
