import { streamEvents, type LiveEvent } from '@tieout/api';
import { readLiveEvent, resourcesOf } from './live-events.ts';

/** Events that arrive together are answered by one round of questions; short, so that a payment shows within the second. */
const gatherMs = 120;

/** A browser opens a stream again by itself after a lost connection, but never after an answer that was no stream. */
export const reopenAfterMs = 3_000;
const closedForGood = 2;

/** The part of `EventSource` that is used. */
export type Stream = Pick<EventSource, 'readyState' | 'close' | 'onmessage' | 'onerror' | 'onopen'>;

interface Follower {
  readonly open: (path: string) => Stream;
  /** Asks again for what belongs to one resource. */
  readonly refresh: (resource: string) => unknown;
  /** Asks again for everything on the page: nobody knows what happened during a gap. */
  readonly refreshAll: () => unknown;
}

/** Follows the server's event stream until the answered function is called. */
export function followLiveEvents({ open, refresh, refreshAll }: Follower): () => void {
  let waiting: LiveEvent[] = [];
  let gathering: ReturnType<typeof setTimeout> | undefined;
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let wasInterrupted = false;
  const flush = () => {
    const resources = resourcesOf(waiting);
    waiting = [];
    gathering = undefined;
    for (const resource of resources) refresh(resource);
  };
  const listen = (): Stream => {
    const source = open(streamEvents.path);
    source.onmessage = message => {
      const event = readLiveEvent(String(message.data));
      if (event === undefined) return;
      waiting.push(event);
      gathering ??= setTimeout(flush, gatherMs);
    };
    source.onerror = () => {
      wasInterrupted = true;
      if (source.readyState === closedForGood) reopening = setTimeout(() => (stream = listen()), reopenAfterMs);
    };
    source.onopen = () => {
      if (wasInterrupted) refreshAll();
      wasInterrupted = false;
    };
    return source;
  };
  let stream = listen();
  return () => {
    clearTimeout(gathering);
    clearTimeout(reopening);
    stream.close();
  };
}
