import { z } from 'zod';
import { choice, instant } from './scalars.ts';

/**
 * What the sync mark of a record shows:
 * - `local`: lives here only, nothing waits;
 * - `in-step`: both sides agree;
 * - `waiting-out` / `waiting-in`: a change is on its way there / here;
 * - `problem`: needs a person;
 * - `left-alone`: not followed on purpose (unlinked, policy, tombstone);
 * - `frozen`: the connection is off, values are as of the last contact.
 */
export const syncMarks = ['local', 'in-step', 'waiting-out', 'waiting-in', 'problem', 'left-alone', 'frozen'] as const;

export const syncState = z.object({
  mark: z.enum(syncMarks),
  /** The story in one sentence: "Created in QuickBooks 2 min ago by Maria. In step." */
  sentence: z.string(),
  /** The QuickBooks company that it belongs to; null while it belongs to none. */
  company: choice.nullable(),
  booksId: z.string().nullable(),
  /** Deep link into QuickBooks, where the record exists there. */
  booksUrl: z.string().nullable(),
  lastSyncedAt: instant.nullable(),
});

export type SyncMark = (typeof syncMarks)[number];
export type SyncState = z.infer<typeof syncState>;
