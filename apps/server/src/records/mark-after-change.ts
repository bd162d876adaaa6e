import type { SyncMark } from '@tieout/api';

/**
 * The mark of a record after a person changed it here. What waits to go out says so; where the rules leave it alone, a problem that stands
 * goes on standing.
 */
export function markAfterChange(stored: SyncMark, noted: SyncMark | undefined): SyncMark {
  return noted === undefined || (noted === 'left-alone' && stored === 'problem') ? stored : noted;
}
