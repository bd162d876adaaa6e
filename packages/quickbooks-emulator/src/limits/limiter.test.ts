import { describe, expect, it } from 'vitest';
import { Limiter, type CallToAdmit } from './limiter.ts';
import { DEFAULT_LIMITS, DEFAULT_MANNERS, type LimitFigures, type LimitManners } from './limit-figures.ts';

const START = Date.UTC(2026, 2, 2, 12);
const OFF: LimitFigures = {
  realmPerMinute: null,
  appPerSecond: null,
  appConcurrent: null,
  appBatchesPerMinute: null,
  realmBatchesPerMinute: null,
  appPerMinute: null,
  realmReportsPerMinute: null,
  corePlusPerMonth: null,
};

function limiterWith(figures: Partial<LimitFigures>, manners: Partial<LimitManners> = {}): Limiter {
  return new Limiter({ on: true, figures: { ...OFF, ...figures }, manners: { ...DEFAULT_MANNERS, ...manners } });
}

function callOf(change: Partial<CallToAdmit> = {}): CallToAdmit {
  return { realmId: '1', clientId: 'a', kind: 'other', items: 1, isMetered: true, ...change };
}

/** Admits and releases calls at one instant until one is refused; how many came in. */
function admittedAt(limiter: Limiter, nowMs: number, call = callOf()): number {
  for (let count = 0; ; count++) {
    if (limiter.admit(call, nowMs) !== undefined) return count;
    limiter.release(call);
  }
}

describe('the limits', () => {
  it('let in ten calls within any second, and the next when the first of them is a second old', () => {
    const limiter = limiterWith({ appPerSecond: 10 });
    expect(admittedAt(limiter, START)).toBe(10);
    expect(admittedAt(limiter, START + 999)).toBe(0);
    expect(admittedAt(limiter, START + 1000)).toBe(10);
  });

  it('count within a sliding minute, not per minute of the wall clock', () => {
    const limiter = limiterWith({ realmPerMinute: 6 });
    expect(limiter.admit(callOf(), START)).toBeUndefined();
    expect(admittedAt(limiter, START + 50_000)).toBe(5);
    expect(admittedAt(limiter, START + 60_000)).toBe(1);
    expect(admittedAt(limiter, START + 109_999)).toBe(0);
  });

  it.each([
    ['appPerSecond', { clientId: 'b' }, 3],
    ['appPerSecond', { realmId: '2' }, 3],
    ['realmPerMinute', { clientId: 'b' }, 0],
    ['realmPerMinute', { realmId: '2' }, 3],
    ['appPerMinute', { clientId: 'b' }, 3],
  ] as const)('%s asked for by %o after it was used up leaves %i', (name, other, left) => {
    const limiter = limiterWith({ [name]: 3 });
    admittedAt(limiter, START);
    expect(admittedAt(limiter, START, callOf(other))).toBe(left);
  });

  it('hold for batches alone where they concern batches', () => {
    const limiter = limiterWith({ appBatchesPerMinute: 2 });
    expect(admittedAt(limiter, START, callOf({ kind: 'batch' }))).toBe(2);
    expect(limiter.admit(callOf(), START)).toBeUndefined();
  });

  it('count a batch as one call or as its items, as switched', () => {
    const batch = callOf({ kind: 'batch', items: 30 });
    expect(admittedAt(limiterWith({ realmPerMinute: 90 }), START, batch)).toBe(90);
    expect(admittedAt(limiterWith({ realmPerMinute: 90 }, { batchCountsAs: 'items' }), START, batch)).toBe(3);
  });

  it('hold for calls that run at the same time', () => {
    const limiter = limiterWith({ appConcurrent: 2 });
    expect(limiter.admit(callOf(), START)).toBeUndefined();
    expect(limiter.admit(callOf(), START)).toBeUndefined();
    expect(limiter.admit(callOf(), START)).toBe('appConcurrent');
    limiter.release(callOf());
    expect(limiter.admit(callOf(), START)).toBeUndefined();
  });

  it('refuse metered calls once the month is used up, until the next month; writes go on', () => {
    const limiter = limiterWith({ corePlusPerMonth: 5 });
    limiter.meter('a', 5, START);
    expect(limiter.admit(callOf(), START)).toBe('corePlusPerMonth');
    expect(limiter.admit(callOf({ isMetered: false }), START)).toBeUndefined();
    expect(limiter.admit(callOf(), Date.UTC(2026, 3, 1))).toBeUndefined();
  });

  it('do not count a refused call against any other limit', () => {
    const limiter = limiterWith({ appPerSecond: 1, realmPerMinute: 2 });
    admittedAt(limiter, START);
    admittedAt(limiter, START + 1);
    expect(limiter.admit(callOf(), START + 1000)).toBeUndefined();
  });

  it('let everything in when turned off, and forgive a clock that is set back', () => {
    const limiter = new Limiter({ on: false, figures: DEFAULT_LIMITS, manners: DEFAULT_MANNERS });
    for (let count = 0; count < 2000; count++) {
      expect(limiter.admit(callOf(), START)).toBeUndefined();
      limiter.release(callOf());
    }
    const turnedBack = limiterWith({ appPerSecond: 2 });
    admittedAt(turnedBack, START);
    expect(admittedAt(turnedBack, START - 3_600_000)).toBe(2);
  });
});
