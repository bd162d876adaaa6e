import { describe, expect, it } from 'vitest';
import { EmulatorClock } from './clock.ts';

const NOON = Date.UTC(2026, 2, 2, 12);

function manualClock(): EmulatorClock {
  return new EmulatorClock('manual', () => NOON);
}

describe('the clock', () => {
  it('stands still when manual and moves only when turned', async () => {
    const clock = manualClock();
    expect(clock.nowMs()).toBe(NOON);
    await clock.advance(90_000);
    expect(clock.nowMs()).toBe(NOON + 90_000);
    await clock.turnTo(NOON - 1000);
    expect(clock.nowMs()).toBe(NOON - 1000);
  });

  it('runs what falls due on the way, in order, each at its own time', async () => {
    const clock = manualClock();
    const seen: [string, number][] = [];
    const note = (name: string) => () => void seen.push([name, clock.nowMs() - NOON]);
    clock.runAt(NOON + 300, note('third'));
    clock.runAt(NOON + 100, note('first'));
    clock.runAt(NOON + 100, note('second'));
    clock.runAt(NOON + 900, note('later'));
    await clock.advance(500);
    expect(seen).toEqual([
      ['first', 100],
      ['second', 100],
      ['third', 300],
    ]);
    expect(clock.nowMs()).toBe(NOON + 500);
  });

  it('waits for a task that takes time, and runs what that task has started', async () => {
    const clock = manualClock();
    const seen: string[] = [];
    clock.runAt(NOON + 10, async () => {
      await new Promise(resolve => setImmediate(resolve));
      clock.runAt(clock.nowMs() + 20, () => void seen.push('second rung'));
      seen.push('first rung');
    });
    await clock.advance(60);
    expect(seen).toEqual(['first rung', 'second rung']);
  });

  it('does not run what was cancelled', async () => {
    const clock = manualClock();
    let hasRun = false;
    clock.runAt(NOON + 10, () => void (hasRun = true))();
    await clock.advance(100);
    expect(hasRun).toBe(false);
  });

  it('lets real time end a short wait, even while the hands stand still', async () => {
    const clock = manualClock();
    await new Promise<void>(resolve => void clock.runSoon(5, resolve));
    expect(clock.nowMs()).toBe(NOON);
  });

  it('ticks on from where it was put when real', async () => {
    let realMs = NOON;
    const clock = new EmulatorClock('real', () => realMs);
    await clock.advance(3_600_000);
    realMs += 50;
    expect(clock.nowMs()).toBe(NOON + 3_600_050);
    clock.close();
  });

  it('shows the same time after it was kept and restored', async () => {
    const clock = manualClock();
    await clock.advance(1234);
    const restored = new EmulatorClock('real', () => NOON + 99_999);
    restored.restore(clock.state());
    expect(restored.nowMs()).toBe(NOON + 1234);
  });
});
