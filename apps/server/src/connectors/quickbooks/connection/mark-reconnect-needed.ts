import type { Announce } from '../../../events/announce.ts';
import type { Db } from '../../../store/store.ts';

/** Turns a connection whose tokens are dead to `needs-reconnect`: local work goes on and waits. */
export async function markReconnectNeeded(
  db: Db,
  announce: Announce,
  company: { readonly realmId: string; readonly environment: string },
): Promise<void> {
  const changed = await db
    .updateTable('connection')
    .set({ state: 'needs-reconnect' })
    .where('realm_id', '=', company.realmId)
    .where('environment', '=', company.environment)
    .where('state', 'in', ['active', 'connecting'])
    .returning(['id', 'workspace_id'])
    .execute();
  for (const { id, workspace_id: workspaceId } of changed) {
    await announce(db, { workspaceId, topic: 'connection', id });
  }
}
