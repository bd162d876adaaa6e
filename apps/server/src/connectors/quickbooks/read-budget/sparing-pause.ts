import type { ReadAllowance } from '@tieout/sync';
import type { SweepPauses } from '../observe/live/live-tools.ts';

/** Between looks while hardly any reads are left: four a day, so that a lost notification is still found. */
const essentialPauseSeconds = 6 * 60 * 60;

/** How long to wait until the next look, given what the month still allows: never shorter than wanted (U29). */
export function sparingPause(wanted: number, allowance: ReadAllowance, pauses: SweepPauses): number {
  switch (allowance) {
    case 'free':
      return wanted;
    case 'sparing':
      return Math.max(wanted, pauses.rarelySeconds);
    case 'essential':
      return Math.max(wanted, pauses.rarelySeconds, essentialPauseSeconds);
  }
}
