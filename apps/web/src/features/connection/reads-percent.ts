import type { Connection } from '@tieout/api';

/** Percent of the month's metered reads that are used, with one decimal. */
export function readsPercent({ used, allowed }: Connection['reads']): string {
  return allowed === 0 ? '0' : String(Math.round((used / allowed) * 1000) / 10);
}
