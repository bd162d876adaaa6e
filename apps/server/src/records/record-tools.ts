import type { Announce } from '../events/announce.ts';
import type { NewId } from '../ids/new-id.ts';
import type { Db } from '../store/store.ts';

/** What everything that works with records is given. */
export interface RecordTools {
  readonly db: Db;
  readonly now: () => Date;
  readonly newId: NewId;
  readonly announce: Announce;
}

/** On whose behalf something is done: the tenant that every query names, and the name that the timeline shows. */
export interface Actor {
  readonly workspaceId: string;
  readonly name: string;
  /** The id of the record that is to be made, where it follows from what was asked for, so that it is made once (http/create-once.ts). */
  readonly recordId?: string;
}

/** How QuickBooks is called as the one who did something. */
export const quickbooksName = 'QuickBooks';
