import { isQuickBooksFault } from '@tieout/quickbooks';
import type { Connection } from '@tieout/api';
import type { Actor } from '../../../records/record-tools.ts';
import type { BooksTools } from '../books-tools.ts';
import { readConnection } from './read-connection.ts';
import { settleDefault } from './settle-default.ts';

/**
 * Gives our access back, and keeps every record, link and journal as it is: visible, marked frozen, no longer updated (BKP-10). When
 * QuickBooks does not answer we let go all the same; the tokens are thrown away here.
 */
export async function disconnect(tools: BooksTools, actor: Actor, id: string): Promise<Connection> {
  const key = { workspaceId: actor.workspaceId, id };
  const connection = await readConnection(tools.db, key, tools.now());
  if (connection.state === 'disconnected') return connection;
  await revoke(tools, id);
  await tools.db.transaction().execute(async tx => {
    await tx
      .updateTable('connection')
      .set({ state: 'disconnected', disconnected_at: tools.now() })
      .where('id', '=', id)
      .execute();
    await settleDefault(tx, actor.workspaceId);
    await tx.deleteFrom('connection_token').where('connection_id', '=', id).execute();
    await tx
      .updateTable('plan')
      .set({ state: 'discarded', failure: 'QuickBooks was disconnected.' })
      .where('connection_id', '=', id)
      .where('state', 'in', ['reading', 'deciding', 'ready'])
      .execute();
    await tools.announce(tx, { workspaceId: actor.workspaceId, topic: 'connection', id });
  });
  return readConnection(tools.db, key, tools.now());
}

async function revoke(tools: BooksTools, id: string): Promise<void> {
  const { realm_id: realmId } = await tools.db
    .selectFrom('connection')
    .select('realm_id')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  try {
    await tools.client.disconnect(realmId);
  } catch (error) {
    if (!isQuickBooksFault(error)) throw error;
    tools.log.warn(
      { kind: error.kind, connectionId: id },
      'QuickBooks did not take our access back; tokens are dropped',
    );
  }
}
