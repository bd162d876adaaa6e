import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultFromStatus, retryHintFor } from '../faults/classify-fault.ts';
import type { FaultKind } from '../faults/fault-kinds.ts';
import { QuickBooksFault } from '../faults/quickbooks-fault.ts';
import { retryAfterMs } from './read-answer.ts';
import { defaultRetryPolicy, delayBeforeRetry } from './retry-policy.ts';

const faultOf = (kind: FaultKind) => new QuickBooksFault({ kind, message: kind, retry: retryHintFor(kind) });
const ask = (fault: QuickBooksFault, changes: object = {}) =>
  delayBeforeRetry({ policy: defaultRetryPolicy, fault, attempt: 1, isRepeatable: true, random: 0.5, ...changes });

describe('repeating a call', () => {
  it('doubles the pause with each try and gives up after five', () => {
    const pauses = [1, 2, 3, 4, 5].map(attempt => ask(faultOf('unavailable'), { attempt }));
    expect(pauses).toEqual([375, 750, 1500, 3000, undefined]);
  });

  it('is never done with a write that has no request id, unless QuickBooks did not even look at it', () => {
    expect(ask(faultOf('timeout'), { isRepeatable: false })).toBeUndefined();
    expect(ask(faultOf('unavailable'), { isRepeatable: false })).toBeUndefined();
    expect(ask(faultOf('throttled'), { isRepeatable: false })).toBe(60_250);
  });

  it('is done once for a failure inside QuickBooks, and never for a refusal', () => {
    expect(ask(faultOf('server-error'))).toBe(375);
    expect(ask(faultOf('server-error'), { attempt: 2 })).toBeUndefined();
    for (const kind of ['stale', 'invalid', 'refused', 'reconnect', 'duplicate-name'] as const)
      expect(ask(faultOf(kind))).toBeUndefined();
  });

  it('waits as long as QuickBooks asked for, and never longer than the longest pause otherwise', () => {
    expect(ask(faultFromStatus({ httpStatus: 429, intuitTid: undefined, retryAfterMs: 7_000 }), { random: 0 })).toBe(
      7_000,
    );
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (attempt, random) => {
          const pause = ask(faultOf('unavailable'), {
            attempt,
            random,
            policy: { ...defaultRetryPolicy, attemptsMax: 100 },
          });
          expect(pause).toBeGreaterThanOrEqual(defaultRetryPolicy.baseDelayMs / 2);
          expect(pause).toBeLessThanOrEqual(defaultRetryPolicy.delayMaxMs);
        },
      ),
    );
  });
});

describe('Retry-After', () => {
  const nowMs = Date.UTC(2026, 2, 2, 17, 0, 0);
  it.each([
    [null, undefined],
    ['', undefined],
    ['60', 60_000],
    ['0', 0],
    ['-5', 0],
    ['Mon, 02 Mar 2026 17:00:30 GMT', 30_000],
    ['86400', 600_000],
    ['soon', undefined],
  ])('%j means %j ms', (header, expected) => {
    expect(retryAfterMs(header, nowMs)).toBe(expected);
  });
});
