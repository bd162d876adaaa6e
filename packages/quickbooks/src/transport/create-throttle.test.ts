import { describe, expect, it } from 'vitest';
import { isQuickBooksFault } from '../faults/quickbooks-fault.ts';
import { createFakeClock, settle, type FakeClock } from '../testing/fake-clock.ts';
import type { Lane } from './call.ts';
import { createThrottle } from './create-throttle.ts';
import { defaultThrottleLimits } from './throttle-limits.ts';
import type { Throttle } from './throttle.ts';

const limits = { ...defaultThrottleLimits, slackMs: 0 };

/** Keeps the throttle busy with `count` calls that take `durationMs` each, and notes when each started. */
function run(
  clock: FakeClock,
  throttle: Throttle,
  plan: { count: number; durationMs: number; lane?: Lane; isBatch?: boolean; realmId?: string },
) {
  const starts: number[] = [];
  let runningMax = 0;
  let running = 0;
  const calls = Array.from({ length: plan.count }, async () => {
    const leave = await throttle.enter({
      realmId: plan.realmId ?? '1',
      lane: plan.lane ?? 'background',
      isBatch: plan.isBatch ?? false,
    });
    starts.push(clock.now());
    runningMax = Math.max(runningMax, ++running);
    await clock.sleep(plan.durationMs);
    running--;
    leave();
  });
  return { starts, done: Promise.all(calls), runningMax: () => runningMax };
}

function mostWithin(starts: readonly number[], windowMs: number): number {
  return Math.max(...starts.map(start => starts.filter(other => other >= start && other < start + windowMs).length));
}

describe('the throttle', () => {
  it('starts at most 10 calls in any second and 500 in any minute of one company', async () => {
    const clock = createFakeClock();
    const busy = run(clock, createThrottle(clock, limits), { count: 1200, durationMs: 50 });
    await clock.advance(180_000);
    await busy.done;
    expect(mostWithin(busy.starts, 1_000)).toBe(10);
    expect(mostWithin(busy.starts, 60_000)).toBe(500);
    const tookMs = (busy.starts.at(-1) ?? 0) - (busy.starts[0] ?? 0);
    expect(tookMs).toBeLessThan(141_000);
  });

  it('never lets a call wait long for the minute to pass, however busy it is', async () => {
    const clock = createFakeClock();
    const busy = run(clock, createThrottle(clock, limits), { count: 1500, durationMs: 50 });
    await clock.advance(240_000);
    await busy.done;
    const pauses = busy.starts.slice(1).map((start, at) => start - (busy.starts[at] ?? 0));
    // The limit of a second, counted from the answers.
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1_050);
    expect(mostWithin(busy.starts, 60_000)).toBe(500);
  });

  it('holds the limit of a second also when one call travels slowly and the next one fast', async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(clock, limits);
    const arrivals: number[] = [];
    const calls = Array.from({ length: 100 }, async (_, index) => {
      const leave = await throttle.enter({ realmId: '1', lane: 'background', isBatch: false });
      await clock.sleep(index % 10 === 0 ? 350 : 1);
      arrivals.push(clock.now());
      leave();
    });
    await clock.advance(60_000);
    await Promise.all(calls);
    expect(mostWithin(arrivals, 1_000)).toBe(10);
  });

  it('never lets more than 10 calls of one company run at once', async () => {
    const clock = createFakeClock();
    const busy = run(clock, createThrottle(clock, limits), { count: 60, durationMs: 5_000 });
    await clock.advance(60_000);
    await busy.done;
    expect(busy.runningMax()).toBe(10);
  });

  it('keeps batches at 40 a minute while other calls pass them', async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(clock, limits);
    const batches = run(clock, throttle, { count: 50, durationMs: 10, isBatch: true });
    const calls = run(clock, throttle, { count: 50, durationMs: 10 });
    await clock.advance(20_000);
    expect(batches.starts).toHaveLength(40);
    expect(calls.starts).toHaveLength(50);
    await clock.advance(60_000);
    await batches.done;
    expect(mostWithin(batches.starts, 60_000)).toBe(40);
  });

  it('gives every company limits of its own', async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(clock, limits);
    const one = run(clock, throttle, { count: 10, durationMs: 10, realmId: '1' });
    const two = run(clock, throttle, { count: 10, durationMs: 10, realmId: '2' });
    await clock.advance(20);
    expect([one.starts.length, two.starts.length]).toEqual([10, 10]);
  });

  it('lets interactive calls overtake, but not for ever', async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(clock, { ...limits, concurrentMax: 1, perSecondMax: 1_000, overtakingMax: 3 });
    const order: string[] = [];
    const call = async (lane: Lane, name: string) => {
      const leave = await throttle.enter({ realmId: '1', lane, isBatch: false });
      order.push(name);
      await clock.sleep(1);
      leave();
    };
    const calls = [
      call('background', 'b1'),
      call('background', 'b2'),
      ...['i1', 'i2', 'i3', 'i4', 'i5'].map(name => call('interactive', name)),
    ];
    await clock.advance(100);
    await Promise.all(calls);
    expect(order).toEqual(['b1', 'i1', 'i2', 'i3', 'b2', 'i4', 'i5']);
  });

  it('is first come, first served within a lane', async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(clock, { ...limits, concurrentMax: 1 });
    const order: number[] = [];
    const calls = [1, 2, 3, 4].map(async number => {
      const leave = await throttle.enter({ realmId: '1', lane: 'background', isBatch: number % 2 === 0 });
      order.push(number);
      leave();
    });
    await Promise.all(calls);
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('lets nothing start while QuickBooks asked for a pause', async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(clock, limits);
    throttle.pause('1', clock.now() + 60_000);
    const busy = run(clock, throttle, { count: 1, durationMs: 1 });
    await clock.advance(59_999);
    expect(busy.starts).toHaveLength(0);
    await clock.advance(10);
    expect(busy.starts).toHaveLength(1);
  });

  it('forgets a call that was cancelled while it waited', async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(clock, { ...limits, concurrentMax: 1 });
    const leave = await throttle.enter({ realmId: '1', lane: 'background', isBatch: false });
    const cancel = new AbortController();
    const waiting = throttle.enter({ realmId: '1', lane: 'background', isBatch: false, signal: cancel.signal });
    const next = throttle.enter({ realmId: '1', lane: 'background', isBatch: false });
    cancel.abort(new Error('no longer wanted'));
    await expect(waiting).rejects.toThrow('no longer wanted');
    leave();
    leave();
    await settle();
    (await next)();
  });

  it('refuses to let an endless queue grow', async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(clock, { ...limits, concurrentMax: 1, waitingMax: 1 });
    await throttle.enter({ realmId: '1', lane: 'background', isBatch: false });
    void throttle.enter({ realmId: '1', lane: 'background', isBatch: false });
    const refused: unknown = await throttle
      .enter({ realmId: '1', lane: 'background', isBatch: false })
      .catch((error: unknown) => error);
    expect(isQuickBooksFault(refused) && refused.kind).toBe('throttled');
  });

  it.each([-3_600_000, 3_600_000])('lets nobody wait for a clock that was set by %i ms', async jumpMs => {
    const clock = createFakeClock();
    let setByMs = 0;
    const machine = {
      now: () => clock.now() + setByMs,
      sleep: (ms: number, signal?: AbortSignal) => clock.sleep(ms, signal),
    };
    const throttle = createThrottle(machine, limits);
    const before = run(clock, throttle, { count: 25, durationMs: 10 });
    await clock.advance(500);
    throttle.pause('1', machine.now() + 2_000);
    setByMs = jumpMs;
    const after = run(clock, throttle, { count: 5, durationMs: 10 });
    const jumpedMs = clock.now();
    await clock.advance(10_000);
    await Promise.all([before.done, after.done]);
    expect(Math.max(...after.starts) - jumpedMs).toBeLessThan(5_000);
    if (jumpMs < 0) expect(Math.min(...after.starts) - jumpedMs).toBeGreaterThanOrEqual(2_000);
  });

  it('keeps no timer for calls that have all been cancelled', async () => {
    const clock = createFakeClock();
    let sleepers = 0;
    const sleep = async (ms: number, signal?: AbortSignal) => {
      sleepers++;
      await clock.sleep(ms, signal).finally(() => sleepers--);
    };
    const throttle = createThrottle({ now: () => clock.now(), sleep }, limits);
    throttle.pause('1', clock.now() + 60_000);
    const stop = new AbortController();
    const waiting = Array.from({ length: 3 }, () =>
      throttle.enter({ realmId: '1', lane: 'background', isBatch: false, signal: stop.signal }).catch(() => 'gone'),
    );
    await settle();
    expect(sleepers).toBe(1);
    stop.abort();
    expect(await Promise.all(waiting)).toEqual(['gone', 'gone', 'gone']);
    await settle();
    expect(sleepers).toBe(0);
  });

  it('takes the limits that differ', async () => {
    const clock = createFakeClock();
    const throttle = createThrottle(clock, { concurrentMax: 2 });
    const { done, runningMax } = run(clock, throttle, { count: 6, durationMs: 100 });
    await clock.advance(2_000);
    await done;
    expect(runningMax()).toBe(2);
  });
});
