import { sql } from 'kysely';
import type { Core } from '../server-core.ts';

/** A row as text, so that any change of it shows. */
export interface WorkspaceRecord {
  readonly table: string;
  readonly id: string;
  readonly row: string;
}

/** Every row of every table that belongs to a workspace and has an id. */
export async function listWorkspaceRecords({ db }: Pick<Core, 'db'>, workspaceId: string): Promise<WorkspaceRecord[]> {
  const tables = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where table_schema = 'public' and column_name in ('workspace_id', 'id')
    group by table_name having count(*) = 2 order by 1`.execute(db);
  const records: WorkspaceRecord[] = [];
  for (const { name } of tables.rows) {
    const found = await sql<{ id: string; row: string }>`
      select id::text, to_jsonb(t)::text as row from ${sql.table(name)} t
      where workspace_id = ${workspaceId} order by 1`.execute(db);
    records.push(...found.rows.map(({ id, row }) => ({ table: name, id, row })));
  }
  return records;
}
