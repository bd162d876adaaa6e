import type { Core } from '../server-core.ts';
import type { Db } from '../store/store.ts';
import { sessionLifeMs } from './session-cookie.ts';
import { hashToken } from './token-hash.ts';

export interface StartSessionOptions {
  readonly personId: string;
  readonly workspaceId: string;
  readonly address: string;
}

/** A session that was just started: its token is nowhere else. */
export interface StartedSession {
  readonly id: string;
  readonly token: string;
}

/** Starts a session of a member in a workspace. */
export async function startSession(
  core: Pick<Core, 'clock' | 'newId' | 'newToken'>,
  db: Db,
  { personId, workspaceId, address }: StartSessionOptions,
): Promise<StartedSession> {
  const started = { id: core.newId(), token: core.newToken() };
  const now = core.clock();
  await db
    .insertInto('session')
    .values({
      id: started.id,
      token_hash: hashToken(started.token),
      person_id: personId,
      workspace_id: workspaceId,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + sessionLifeMs),
      address,
    })
    .execute();
  return started;
}
