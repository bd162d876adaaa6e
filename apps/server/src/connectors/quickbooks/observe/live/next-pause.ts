import type { SweepPauses } from './live-tools.ts';

export interface PauseAsked {
  /** Whether the sweep found what no notification had told. */
  readonly hasFound: boolean;
  readonly lastPauseSeconds: number | null;
  /** Whether notifications have come, but none since the sweep before. */
  readonly isQuiet: boolean;
  /** Whether notifications can arrive at all. */
  readonly hasNotifications: boolean;
}

/**
 * How long to wait until the next sweep: short after one that found something, because notifications are being lost, then twice as long
 * each time until they are trusted again, and longer still where nothing was told and nothing found. Each sweep costs a metered read
 * (protocol.md §7.1).
 */
export function nextPauseSeconds(pauses: SweepPauses, asked: PauseAsked): number {
  const { oftenSeconds, rarelySeconds, idleSeconds } = pauses;
  if (asked.hasFound || !asked.hasNotifications) return oftenSeconds;
  const longer = asked.lastPauseSeconds === null ? rarelySeconds : asked.lastPauseSeconds * 2;
  const longest = asked.isQuiet ? Math.max(rarelySeconds, idleSeconds) : rarelySeconds;
  return Math.max(oftenSeconds, Math.min(longest, longer));
}
