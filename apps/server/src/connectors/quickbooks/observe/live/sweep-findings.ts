import type { FollowedEntity } from './followed-entity.ts';
import type { Observation } from './observation.ts';

/** What asking for everything since a moment brought: in portions that fit into one transaction each. */
export interface SweepFindings {
  readonly portions: AsyncIterable<readonly Observation[]>;
  /** QuickBooks' time up to which nothing is missing once all portions are kept. */
  readonly watermark: () => Date;
}

/** Records in one transaction. */
export const portionSize = 500;

/** Cuts what was seen of one kind into portions. */
export function* portionsOf(observations: readonly Observation[]): Generator<readonly Observation[]> {
  for (let at = 0; at < observations.length; at += portionSize) yield observations.slice(at, at + portionSize);
}

/** What a sweep asks with. */
export interface SweepQuestion {
  readonly connectionId: string;
  readonly entities: readonly FollowedEntity[];
  readonly since: Date;
  /** Before the first question. */
  readonly askedAt: Date;
}
