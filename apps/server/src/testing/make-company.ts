import { sql } from 'kysely';
import type { Core } from '../server-core.ts';
import type { Db } from '../store/store.ts';
import { makeWorkspace } from './make-workspace.ts';

/** Books that a workspace of its own is connected to. */
export interface MadeCompany {
  readonly id: string;
  readonly workspaceId: string;
}

/** The books' id of the one customer. */
export const quayId = '5';

/** Connects books with one customer who is here, past QuickBooks: for what is done with a mirror alone. */
export async function makeCompany(core: Core): Promise<MadeCompany> {
  const [id, customerId, at] = [core.newId(), core.newId(), core.clock()];
  const { workspaceId } = await makeWorkspace(core, `Workshop ${id}`);
  const company = { company_name: 'Harbor Books', country: 'US', currency: 'USD', realm_id: id };
  const place = { environment: 'emulator', app_url: 'http://books.example', is_emulated: true };
  const by = { connected_by: 'Olivia', connected_at: at };
  const own = { workspace_id: workspaceId, created_at: at, updated_at: at };
  const names = { display_name: 'Quay', name_key: `quay ${id}`, full_name: 'Quay', sort_key: 'quay' };
  const link = { connection_id: id, workspace_id: workspaceId, kind: 'customer', record_id: customerId } as const;
  const linked = { origin: 'imported', linked_by: 'Olivia', linked_at: at, synced_at: at } as const;
  await core.db
    .insertInto('connection')
    .values({ id, workspace_id: workspaceId, state: 'active', ...company, ...place, ...by })
    .execute();
  await core.db
    .insertInto('customer')
    .values({ id: customerId, ...own, ...names, currency: 'USD', parent_id: null })
    .execute();
  const base = JSON.stringify({ life: 'live', fields: {} });
  await core.db
    .insertInto('link')
    .values({ ...link, books_id: quayId, base, ...linked })
    .execute();
  return { id, workspaceId };
}

export interface Mirrored {
  readonly entity: 'Estimate' | 'Payment';
  readonly token: number;
  readonly at: Date;
  readonly payload: { readonly Id: string };
}

/** What the mirror of these books holds from now on. */
export async function putInMirror(db: Db, connectionId: string, mirrored: Mirrored): Promise<void> {
  const { entity, token, at, payload } = mirrored;
  await sql`
    insert into mirror (connection_id, entity, books_id, sync_token, life, changed_at, observed_at, payload)
    values (${connectionId}, ${entity}, ${payload.Id}, ${token}, 'live', ${at}, ${at}, ${JSON.stringify(payload)}::jsonb)
    on conflict (connection_id, entity, books_id) do update set sync_token = excluded.sync_token, payload = excluded.payload`.execute(
    db,
  );
}

/** How many statements wait for a row that another transaction holds. */
export async function countWaiting(db: Db): Promise<number> {
  const { rows } = await sql<{ readonly count: number }>`
    select count(*)::integer as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.count ?? 0;
}
