import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';

/**
 * Keeps one of the companies that are on the default: where it was disconnected, or there was none, the one that was connected first.
 */
export async function settleDefault(tx: Tx, workspaceId: string): Promise<void> {
  await sql`
    update connection set is_default = false
    where workspace_id = ${workspaceId} and is_default and state = 'disconnected'`.execute(tx);
  await sql`
    update connection set is_default = true where id = (
      select id from connection where workspace_id = ${workspaceId} and state <> 'disconnected' order by connected_at, id limit 1)
    and not exists (select from connection where workspace_id = ${workspaceId} and is_default)`.execute(tx);
}

/** Makes a company the default one. The caller holds its row. */
export async function makeDefault(
  tx: Tx,
  company: { readonly workspaceId: string; readonly id: string },
): Promise<void> {
  await sql`
    update connection set is_default = false
    where workspace_id = ${company.workspaceId} and is_default and id <> ${company.id}`.execute(tx);
  await sql`update connection set is_default = true where id = ${company.id}`.execute(tx);
}
