import type { PersonCaller } from '../http/caller.ts';
import type { Db } from '../store/store.ts';

/** Ends the caller's session on the server, whatever becomes of the cookie. */
export async function dropSession(db: Db, { sessionId }: PersonCaller): Promise<void> {
  await db.deleteFrom('session').where('id', '=', sessionId).execute();
}
