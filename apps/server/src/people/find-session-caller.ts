import type { Core } from '../server-core.ts';
import type { PersonCaller } from '../http/caller.ts';
import { sessionLifeMs } from './session-cookie.ts';
import { hashToken } from './token-hash.ts';

/** How often a used session is written to: it lives on from there. */
const touchEveryMs = 5 * 60 * 1_000;

/** The person behind a session token, while the session lasts and the person is a member. */
export async function findSessionCaller(
  core: Pick<Core, 'db' | 'clock'>,
  token: string,
): Promise<PersonCaller | undefined> {
  const now = core.clock();
  const row = await core.db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .innerJoin('membership', join =>
      join
        .onRef('membership.person_id', '=', 'session.person_id')
        .onRef('membership.workspace_id', '=', 'session.workspace_id'),
    )
    .select(['session.id', 'session.person_id', 'session.workspace_id', 'session.seen_at'])
    .select(['person.name', 'person.email', 'membership.role'])
    .where('session.token_hash', '=', hashToken(token))
    .where('session.expires_at', '>', now)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  if (now.getTime() - row.seen_at.getTime() > touchEveryMs) await touch(core, row.id);
  return {
    kind: 'person',
    personId: row.person_id,
    name: row.name,
    email: row.email,
    sessionId: row.id,
    sessionToken: token,
    workspaceId: row.workspace_id,
    role: row.role,
  };
}

async function touch({ db, clock }: Pick<Core, 'db' | 'clock'>, id: string): Promise<void> {
  const now = clock();
  const expiresAt = new Date(now.getTime() + sessionLifeMs);
  await db.updateTable('session').set({ seen_at: now, expires_at: expiresAt }).where('id', '=', id).execute();
}
