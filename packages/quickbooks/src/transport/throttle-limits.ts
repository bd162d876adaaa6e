/** QuickBooks' limits for one company and one app (protocol.md §7), and how far below them the client stays. */
export interface ThrottleLimits {
  readonly perMinuteMax: number;
  readonly perSecondMax: number;
  readonly concurrentMax: number;
  readonly batchesPerMinuteMax: number;
  /**
   * A call counts from the moment it was answered or this long after its start, whichever comes first: QuickBooks counts arrivals, and a
   * call that travelled slowly may arrive together with one that started later.
   */
  readonly arrivalDelayMaxMs: number;
  /** Added to every window, for clocks that run apart. */
  readonly slackMs: number;
  /** Calls of one company that may wait; more are refused, because something asks without end. */
  readonly waitingMax: number;
  /** So many interactive calls may overtake before one background call gets its turn. */
  readonly overtakingMax: number;
}

export const defaultThrottleLimits: ThrottleLimits = {
  perMinuteMax: 500,
  perSecondMax: 10,
  concurrentMax: 10,
  batchesPerMinuteMax: 40,
  arrivalDelayMaxMs: 400,
  slackMs: 20,
  waitingMax: 10_000,
  overtakingMax: 10,
};
