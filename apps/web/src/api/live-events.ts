import { liveEvent, streamEvents, type LiveEvent } from '@tieout/api';
import type { QueryClient } from '@tanstack/react-query';

/** Events that arrive together are answered by one round of questions; short, so that a payment shows within the second. */
const gatherMs = 120;

/** What may look different after an event, by resource (the first part of an endpoint's name). */
const affectedBy: Readonly<Record<LiveEvent['topic'], readonly string[]>> = {
  customer: ['customers', 'search'],
  item: ['items', 'search'],
  invoice: ['invoices', 'customers', 'home', 'search'],
  payment: ['payments', 'invoices', 'customers', 'home', 'search'],
  estimate: ['estimates', 'customers', 'search'],
  'credit-memo': ['credit-memos', 'invoices', 'customers', 'home', 'search'],
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
    return liveEvent.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The resources to ask again for. */
export function resourcesOf(events: readonly LiveEvent[]): readonly string[] {
  return [...new Set(events.flatMap(event => affectedBy[event.topic]))];
}

/** Follows the server's event stream; answers a function that stops. After a gap everything on the page is asked again. */
export function followLiveEvents(client: QueryClient): () => void {
  const source = new EventSource(streamEvents.path);
  let waiting: LiveEvent[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wasInterrupted = false;
  const flush = () => {
    const resources = resourcesOf(waiting);
    waiting = [];
    timer = undefined;
    for (const resource of resources) void client.invalidateQueries({ queryKey: [resource] });
  };
  source.onmessage = message => {
    const event = readLiveEvent(String(message.data));
    if (event === undefined) return;
    waiting.push(event);
    timer ??= setTimeout(flush, gatherMs);
  };
  source.onerror = () => {
    wasInterrupted = true;
  };
  source.onopen = () => {
    if (wasInterrupted) void client.invalidateQueries();
    wasInterrupted = false;
  };
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
