import type { FollowedEntity } from './followed-entity.ts';
import type { RefusedKind } from './kind-by-kind.ts';
import type { Observation } from './observation.ts';

/** What asking for everything since a moment brought: in portions that fit into one transaction each. */
export interface SweepFindings {
  readonly portions: AsyncIterable<readonly Observation[]>;
  /** QuickBooks' time up to which nothing is missing once all portions are kept. */
  readonly watermark: () => Date;
  /** Kinds that QuickBooks did not let us read, once all portions are kept: of these nothing is known since the question's moment. */
  readonly refused: () => readonly RefusedKind[];
}

/** Records in one transaction. */
export const portionSize = 500;

/**
 * Fills portions across kinds, in the given order: records that changed together, such as a payment and the invoice that it settles, come
 * in together unless they are too many for one transaction.
 */
export async function* packPortions(
  found: AsyncIterable<readonly Observation[]>,
): AsyncGenerator<readonly Observation[]> {
  let waiting: readonly Observation[] = [];
  for await (const observations of found) {
    waiting = [...waiting, ...observations];
    while (waiting.length >= portionSize) {
      yield waiting.slice(0, portionSize);
      waiting = waiting.slice(portionSize);
    }
  }
  if (waiting.length > 0) yield waiting;
}

/** Times in QuickBooks have whole seconds and may lag behind each other: windows overlap, and seeing twice is harmless. */
const overlapMs = 5 * 60_000;

/** From when to ask, to miss nothing since. */
export const overlapping = (since: Date): Date => new Date(since.getTime() - overlapMs);

/** What a sweep asks with. */
export interface SweepQuestion {
  readonly connectionId: string;
  readonly entities: readonly FollowedEntity[];
  readonly since: Date;
  /** `YYYY-MM-DD`: earlier documents are not asked for. */
  readonly txnFrom?: string | null;
  /** Before the first question. */
  readonly askedAt: Date;
}
