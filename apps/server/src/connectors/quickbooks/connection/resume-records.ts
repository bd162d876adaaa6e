import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';

const tables = ['customer', 'item', 'invoice', 'payment', 'sales_document'] as const;

/** What a company knew about single records. */
const traces = ['link', 'outbox', 'pair_answer', 'kept_apart'] as const;

interface Resuming {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly at: Date;
}

/**
 * Gives a company that is connected again its records back. Those that were taken for the same as one of another company meanwhile stay
 * with that one: an edit here goes to one set of books, never to two.
 */
export async function resumeRecords(tx: Tx, { workspaceId, connectionId, at }: Resuming): Promise<void> {
  for (const table of tables) {
    const stranger = sql`select r.id from ${sql.table(table)} r join connection o on o.id = r.connection_id
      where r.workspace_id = ${workspaceId} and o.id <> ${connectionId} and o.state <> 'disconnected'`;
    for (const trace of traces) {
      await sql`
        delete from ${sql.table(trace)} where connection_id = ${connectionId} and record_id in (${stranger})`.execute(
        tx,
      );
    }
    await sql`
      update problem set settled_at = ${at}, settled_by = 'Tieout', settled_how = 'the record belongs to another company by now'
      where connection_id = ${connectionId} and settled_at is null and record_id in (${stranger})`.execute(tx);
    await sql`
      update ${sql.table(table)} r set connection_id = ${connectionId}
      where r.workspace_id = ${workspaceId} and r.connection_id is distinct from ${connectionId}
        and exists (select from link l where l.connection_id = ${connectionId} and l.record_id = r.id)`.execute(tx);
  }
}
