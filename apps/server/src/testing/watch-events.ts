import type { LiveEvent } from '@tieout/api';
import type { Visitor } from './visitor.ts';

/** The event stream as an open page hears it. */
export interface EventWatch {
  /** All events so far. */
  readonly heard: readonly LiveEvent[];
  /** Waits for the next one that fits, from now on or from the given place in `heard` on. */
  readonly next: (fits: (event: LiveEvent) => boolean, from?: number) => Promise<LiveEvent>;
  readonly close: () => void;
}

const waitMaxMs = 20_000;

/** Opens the stream and answers once it listens. */
export async function watchEvents(visitor: Visitor): Promise<EventWatch> {
  const stopping = new AbortController();
  const response = await visitor.fetch('/api/v1/events', { signal: stopping.signal });
  if (!response.ok || response.body === null) throw new Error(`The event stream answered ${response.status}.`);
  const heard: LiveEvent[] = [];
  const listeners = new Set<() => void>();
  const reading = readStream(response.body, event => {
    heard.push(event);
    for (const listener of listeners) listener();
  });
  reading.catch(() => undefined);
  return {
    heard,
    next: (fits, from = heard.length) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(new Error('The event did not come in time.'));
        }, waitMaxMs);
        const look = () => {
          const found = heard.slice(from).find(fits);
          if (found === undefined) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
        };
        listeners.add(look);
        look();
      }),
    close: () => stopping.abort(),
  };
}

async function readStream(body: ReadableStream<Uint8Array>, take: (event: LiveEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let waiting = '';
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    const blocks = (waiting + decoder.decode(chunk, { stream: true })).split('\n\n');
    waiting = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find(line => line.startsWith('data: '));
      if (data !== undefined) take(JSON.parse(data.slice('data: '.length)) as LiveEvent);
    }
  }
}
