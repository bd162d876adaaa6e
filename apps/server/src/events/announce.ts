import type { LiveEvent } from '@tieout/api';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../store/store.ts';

/** The channel that all processes listen on. */
export const liveChannel = 'tieout_live';

export interface Announcement extends LiveEvent {
  readonly workspaceId: string;
}

/**
 * Tells every open page of the workspace that a resource changed. Inside a transaction it is heard when that is committed, and
 * equal announcements of one transaction are heard once: for many records of a kind, leave out the id and say it once.
 */
export type Announce = (db: Db, announced: Announcement | readonly Announcement[]) => Promise<void>;

/** Announces over PostgreSQL's NOTIFY, so that any process may serve the page. */
export const announce: Announce = async (db, announced) => {
  const all = [announced].flat();
  if (all.length > 0) await telling(all).execute(db);
};

/** The same as a query: behind `with`, a statement that does something tells of it without a second one; `also` is evaluated along. */
export const telling = (
  announced: readonly Announcement[],
  also: RawBuilder<unknown> = sql`null`,
): RawBuilder<unknown> =>
  sql`select pg_notify(${liveChannel}, p), ${also} from unnest(${announced.map(payloadOf)}::text[]) p`;

export interface Conditional {
  readonly announced: Announcement;
  readonly when: RawBuilder<boolean>;
}

/** The same where the statement itself finds out what there is to tell. */
export const tellingWhen = (told: readonly Conditional[]): RawBuilder<unknown> =>
  sql`select pg_notify(${liveChannel}, p) from (values ${sql.join(
    told.map(({ announced, when }) => sql`(${payloadOf(announced)}::text, ${when})`),
  )}) as told(p, is_so) where is_so`;

const payloadOf = ({ workspaceId, topic, id }: Announcement): string =>
  JSON.stringify({ workspaceId, topic, ...(id !== undefined && { id }) });
