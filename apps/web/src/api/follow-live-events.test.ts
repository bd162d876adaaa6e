import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followLiveEvents, reopenAfterMs, type Stream } from './follow-live-events.ts';

function follow() {
  const streams: Stream[] = [];
  const asked: string[] = [];
  const stop = followLiveEvents({
    open: () => {
      const stream: Stream = { readyState: 0, close: vi.fn(), onmessage: null, onerror: null, onopen: null };
      streams.push(stream);
      return stream;
    },
    refresh: resource => asked.push(resource),
    refreshAll: () => asked.push('everything'),
  });
  const fire = (name: 'onopen' | 'onerror', readyState = 1) => {
    const stream = streams.at(-1);
    if (stream === undefined) throw new Error('no stream was opened');
    Object.assign(stream, { readyState });
    (stream[name] as ((event: Event) => void) | null)?.(new Event('x'));
  };
  const say = (text: string) => {
    const listener = streams.at(-1)?.onmessage as ((event: MessageEvent) => void) | null | undefined;
    listener?.(new MessageEvent('message', { data: text }));
  };
  return { streams, asked, stop, fire, say };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('following live events', () => {
  it('asks once for each resource that a burst of events names', () => {
    const { asked, fire, say } = follow();
    fire('onopen');
    say('{"topic":"invoice"}');
    say('{"topic":"invoice"}');
    expect(asked).toEqual([]);
    vi.runAllTimers();
    expect([...asked].sort()).toEqual(['customers', 'home', 'invoices', 'search']);
  });

  it('asks for everything after a gap, and for nothing at the first opening', () => {
    const { asked, fire } = follow();
    fire('onopen');
    expect(asked).toEqual([]);
    fire('onerror', 0);
    fire('onopen');
    expect(asked).toEqual(['everything']);
    fire('onopen');
    expect(asked).toEqual(['everything']);
  });

  it('opens the stream again where the browser gave it up', () => {
    const { streams, asked, fire } = follow();
    fire('onerror', 2);
    vi.advanceTimersByTime(reopenAfterMs);
    expect(streams).toHaveLength(2);
    fire('onopen');
    expect(asked).toEqual(['everything']);
  });

  it('ends when the page does, a planned reopening included', () => {
    const { streams, stop, fire } = follow();
    fire('onerror', 2);
    stop();
    vi.advanceTimersByTime(reopenAfterMs * 2);
    expect(streams).toHaveLength(1);
    expect(streams[0]?.close).toHaveBeenCalled();
  });
});
