import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../store/store.ts';

/** Connects a workspace to books that nobody asks anything, for what is done in the database alone. Answers with the connection's id. */
export async function connectCompany(db: Db, workspaceId: string): Promise<string> {
  const id = randomUUID();
  await sql`
    insert into connection (id, workspace_id, realm_id, state, company_name, country, currency, environment, app_url, is_emulated,
      connected_by, connected_at)
    values (${id}, ${workspaceId}, '1', 'active', 'Harbor', 'US', 'USD', 'emulator', 'http://127.0.0.1', true, 'Maria', now())`.execute(
    db,
  );
  return id;
}
