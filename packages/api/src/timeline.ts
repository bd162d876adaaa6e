import { z } from 'zod';
import { id, instant } from './scalars.ts';

/** One line of a record's story. `actor` is a person's name, `QuickBooks`, or `Tieout`. */
export const timelineEntry = z.object({
  id,
  at: instant,
  actor: z.string(),
  /** Stable kind for icons and automation, such as `created`, `sent`, `paid`, `imported`. */
  kind: z.string(),
  sentence: z.string(),
});

export type TimelineEntry = z.infer<typeof timelineEntry>;
