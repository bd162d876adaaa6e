import { sql } from 'kysely';
import type { InvoiceFields } from '@tieout/api';
import type { Db } from '../../store/store.ts';
import { readCompanySetting, type InvoiceSetting } from './invoice-setting.ts';

type Typed = Pick<InvoiceFields, 'connectionId' | 'customerId'>;

/**
 * What a draft is computed and checked with: the company that was chosen for it, else its customer's, else the default one. Companies
 * that are disconnected do not count.
 */
export async function readDraftSetting(
  db: Db,
  { workspaceId, fields }: { readonly workspaceId: string; readonly fields: Typed },
  now: Date,
): Promise<InvoiceSetting> {
  const chosen = fields.connectionId ?? null;
  const { rows } = await sql<{ readonly id: string }>`
    select c.id from connection c where c.workspace_id = ${workspaceId} and c.state <> 'disconnected' and (c.id = ${chosen}
      or c.id = (select r.connection_id from customer r where r.id = ${fields.customerId} and r.workspace_id = ${workspaceId}))
    order by c.id is not distinct from ${chosen} desc limit 1`.execute(db);
  return readCompanySetting(db, { workspaceId, connectionId: rows[0]?.id }, now);
}
