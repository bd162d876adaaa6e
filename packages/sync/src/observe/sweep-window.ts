import { instant, type Instant } from '@tieout/domain';

/** The change feed looks back thirty days (protocol.md §4); a day less leaves room for clocks that differ. */
export const feedLookBackMs = 29 * 24 * 60 * 60 * 1000;

/** Windows overlap on purpose: several changes share a second, and the books' clock is not ours. Doubles are harmless. */
export const windowOverlapMs = 60 * 1000;

/** What to ask the books next. */
export type Sweep =
  /** Never read: all of history, page by page. */
  | { readonly kind: 'everything' }
  | { readonly kind: 'feed'; readonly since: Instant }
  /** Too long ago for the feed: query by last-updated time, and compare all ids, for queries do not show deletions. */
  | { readonly kind: 'query'; readonly since: Instant };

/** Decides how to catch up from the moment up to which everything is known. */
export function planSweep(watermark: Instant | null, now: Instant): Sweep {
  if (watermark === null) return { kind: 'everything' };
  const since = shifted(watermark, -windowOverlapMs);
  const age = Date.parse(now) - Date.parse(since);
  return { kind: age <= feedLookBackMs ? 'feed' : 'query', since };
}

const shifted = (moment: Instant, ms: number): Instant => instant(new Date(Date.parse(moment) + ms).toISOString());
