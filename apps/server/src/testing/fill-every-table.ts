import { sql } from 'kysely';
import type { Core } from '../server-core.ts';

export interface FillOptions {
  readonly workspaceId: string;
  /** Stands in every text column that takes any text. */
  readonly marker: string;
}

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
  /** The table that it points to. */
  readonly target: string | null;
  readonly choice: string | null;
}

const dayMs = 86_400_000;

/**
 * Puts a row into every table of a workspace, made from the schema alone, so that a new table is covered without anybody thinking of
 * it. References point to rows made before; a table that refuses the made-up row is left out.
 */
export async function fillEveryTable(core: Core, options: FillOptions): Promise<readonly string[]> {
  const columns = await readColumns(core);
  const waiting = new Set(columns.filter(column => column.name === 'workspace_id').map(column => column.table));
  const filled: string[] = [];
  // References go only backwards in time: a few rounds reach all tables.
  for (let round = 0; round < waiting.size + 1; round += 1) {
    for (const table of [...waiting]) {
      const wanted = columns.filter(column => column.table === table);
      if (!(await tryToFill(core, wanted, options))) continue;
      waiting.delete(table);
      filled.push(table);
    }
  }
  return filled;
}

async function readColumns({ db }: Core): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select c.table_name as table, c.column_name as name, c.udt_name as type, c.is_nullable = 'YES' as "isNullable",
      c.column_default is not null as "hasDefault",
      (select f.confrelid::regclass::text from pg_constraint f
        join pg_attribute a on a.attrelid = f.conrelid and a.attname = c.column_name
        where f.contype = 'f' and f.conrelid = format('public.%I', c.table_name)::regclass and a.attnum = any (f.conkey)
          and f.confrelid <> 'workspace'::regclass limit 1) as target,
      (select substring(pg_get_constraintdef(k.oid) from '''([^'']+)''') from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attname = c.column_name
        where k.contype = 'c' and k.conrelid = format('public.%I', c.table_name)::regclass and k.conkey = array[a.attnum]
        limit 1) as choice
    from information_schema.columns c
    where c.table_schema = 'public' and c.is_generated = 'NEVER' and c.is_identity = 'NO'
    order by c.ordinal_position`.execute(db);
  return rows;
}

async function tryToFill(core: Core, columns: readonly Column[], options: FillOptions): Promise<boolean> {
  const table = columns[0]?.table ?? '';
  const needed = columns.filter(({ name, isNullable, hasDefault, type }) => {
    return name === 'id' || name === 'workspace_id' || (!isNullable && !hasDefault) || type === 'text';
  });
  try {
    const entries = await Promise.all(needed.map(async column => [column.name, await valueFor(core, column, options)]));
    await core.db
      .insertInto(table as never)
      .values(Object.fromEntries(entries) as never)
      .execute();
    return true;
  } catch {
    return false;
  }
}

async function valueFor(core: Core, column: Column, { workspaceId, marker }: FillOptions): Promise<unknown> {
  if (column.name === 'workspace_id') return workspaceId;
  if (column.target !== null && column.isNullable) return null;
  if (column.target !== null) return findTarget(core, column.target, workspaceId);
  switch (column.type) {
    case 'uuid':
      return core.newId();
    case 'text':
      // The only pattern in use is that of currencies.
      return column.choice?.startsWith('^') === true ? 'USD' : (column.choice ?? marker);
    case 'timestamptz':
      // The hourly sweep (people/sweep.ts) would clear away what has expired, in the middle of a test.
      return column.name === 'expires_at' ? new Date(core.clock().getTime() + dayMs) : core.clock();
    case 'date':
      return '2026-01-31';
    case 'bytea':
      return Buffer.from(core.newId());
    case 'jsonb':
      return JSON.stringify({});
    case '_text':
      return [];
    case 'bool':
      return true;
    default:
      return 1;
  }
}

async function findTarget({ db }: Core, target: string, workspaceId: string): Promise<unknown> {
  const tenant = target === 'person' ? sql`true` : sql`workspace_id = ${workspaceId}`;
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(target)} where ${tenant} limit 1`.execute(db);
  return rows[0]?.id;
}
