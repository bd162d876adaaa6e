import { allowsOut } from '@tieout/sync';
import { sql } from 'kysely';
import { freeForCompany } from '../../../../records/free-for-company.ts';
import { enqueue } from '../../../../queue/enqueue.ts';
import type { Actor } from '../../../../records/record-tools.ts';
import type { BooksTools } from '../../books-tools.ts';
import { getWorkingConnection } from '../../connection/working-connection.ts';
import { readPolicies } from '../../rules/effective-rules.ts';
import { putManyInOutbox } from '../outbox.ts';
import { orderPush } from '../push-order.ts';

/**
 * Sends every customer and item that lives here only and belongs to no other company, where the rules create records of its kind in QuickBooks. What is there already is
 * linked, not doubled. Answers with how many wait now. @throws ProblemFault `not-found`, `not-connected`, `reconnect-needed`
 */
export async function sendUnlinked(tools: BooksTools, actor: Actor, connectionId: string): Promise<number> {
  const { workspaceId } = actor;
  await getWorkingConnection(tools.db, { workspaceId, id: connectionId });
  return tools.db.transaction().execute(async tx => {
    const policies = await readPolicies(tx, connectionId);
    let count = 0;
    for (const kind of ['customer', 'item'] as const) {
      if (!allowsOut(policies[kind]) || !policies[kind].there.create) continue;
      const { rows } = await sql<{ readonly id: string }>`
        update ${sql.table(kind)} r set mark = 'waiting-out' where r.workspace_id = ${workspaceId} and r.life = 'live'
          and ${freeForCompany(connectionId)}
          and not exists (select 1 from link l where l.connection_id = ${connectionId} and l.kind = ${kind} and l.record_id = r.id)
          and not exists (select 1 from kept_apart k
            where k.connection_id = ${connectionId} and k.kind = ${kind} and k.record_id = r.id)
        returning r.id`.execute(tx);
      const waiting = { connectionId, workspaceId, kind, by: actor.name, at: tools.now() };
      await putManyInOutbox(
        tx,
        waiting,
        rows.map(({ id }) => id),
      );
      count += rows.length;
    }
    await orderPush(tx, enqueue, connectionId);
    return count;
  });
}
