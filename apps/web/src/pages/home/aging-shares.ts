import type { agingBuckets } from '@tieout/api';

export interface AgingBar {
  readonly bucket: (typeof agingBuckets)[number];
  readonly amount: string;
}

export interface AgingShare extends AgingBar {
  /** Height of the bar against the highest one. Only ever drawn, never written, so a float does no harm. */
  readonly percent: number;
}

/** The least a bar with anything in it is drawn: a small debt must not vanish beside a large one. */
const leastPercent = 3;

/** Bars in proportion to the highest; credits (negative amounts) are drawn as nothing. */
export function agingShares(bars: readonly AgingBar[]): readonly AgingShare[] {
  const highest = Math.max(0, ...bars.map(bar => Number(bar.amount)));
  return bars.map(bar => {
    const amount = Number(bar.amount);
    if (amount <= 0 || highest === 0) return { ...bar, percent: 0 };
    return { ...bar, percent: Math.max(leastPercent, Math.round((amount / highest) * 1000) / 10) };
  });
}
