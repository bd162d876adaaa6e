/** Shares of the budget at which reading becomes careful. */
const sparingShare = 0.8;
const essentialShare = 0.95;

/** What may still be read. */
export type ReadAllowance =
  /** Everything. */
  | 'free'
  /** Sweeps at their longest interval, no reads for comfort (previews, counts). */
  | 'sparing'
  /** Only what a person asked for or a write needs: running dry would stop token refreshes too. */
  | 'essential';

/** Reads used this month against the month's budget, pessimistically: what was used, or what the pace comes to. */
export function readAllowance(used: number, budget: number, monthElapsed: number): ReadAllowance {
  const share = used / budget;
  const pace = monthElapsed > 0 ? share / monthElapsed : 0;
  if (share >= essentialShare) return 'essential';
  // A high pace early in the month is an import; it counts only once a good part of the budget is gone.
  return share >= sparingShare || (share >= 0.5 && pace > 1.5) ? 'sparing' : 'free';
}
