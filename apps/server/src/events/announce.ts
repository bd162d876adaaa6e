import type { LiveEvent } from '@tieout/api';
import { sql } from 'kysely';
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
  const payloads = [announced].flat().map(payloadOf);
  if (payloads.length === 0) return;
  await sql`select pg_notify(${liveChannel}, p) from unnest(${payloads}::text[]) p`.execute(db);
};

const payloadOf = ({ workspaceId, topic, id }: Announcement): string =>
  JSON.stringify({ workspaceId, topic, ...(id !== undefined && { id }) });
