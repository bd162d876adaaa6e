import type { BooksTools } from '../../books-tools.ts';
import type { LiveFigures } from './live-figures.ts';
import type { RefusalCounter } from './refusal-counter.ts';

/** How long the sweeper waits between two looks. */
export interface SweepPauses {
  /** After a look that found what no notification had told, and where there are no notifications at all. */
  readonly oftenSeconds: number;
  /** While notifications tell everything. */
  readonly rarelySeconds: number;
  /** While nothing happens at all. */
  readonly idleSeconds: number;
}

/** What following a company is given. */
export interface LiveTools extends BooksTools {
  readonly refusals: RefusalCounter;
  readonly figures: LiveFigures;
  readonly pauses: SweepPauses;
}
