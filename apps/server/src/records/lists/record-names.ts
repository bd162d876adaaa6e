import { normaliseName } from '@tieout/domain';
import { sql } from 'kysely';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';
import type { RecordList } from './record-lists.ts';

/** QuickBooks nests customers and items five levels deep, the top one included (entities.md §2.1, §2.2). */
const levelsMax = 5;

/** What is derived from a name; `parentName` is the full name of the record above. */
export function namesBelow(parentName: string | null, name: string) {
  const fullName = parentName === null ? name : `${parentName}:${name}`;
  return { name_key: normaliseName(name), full_name: fullName, sort_key: normaliseName(fullName) };
}

export interface Child {
  readonly workspaceId: string;
  /** Null while it is being made. */
  readonly id: string | null;
  readonly parentId: string | null;
}

/** The columns of a record's name and of all that is derived from it. @throws ProblemFault `invalid-request` for a wrong parent */
export async function nameColumns(db: Db, list: RecordList, child: Child & { readonly name: string }) {
  return { [list.nameColumn]: child.name, ...namesBelow(await parentNameOf(db, list, child), child.name) };
}

/**
 * Full name of the parent, or null without one. @throws ProblemFault `invalid-request` when the parent does not exist, is deleted, lies
 * too deep, or is the record itself or one that stands below it
 */
export async function parentNameOf(db: Db, { kind, words }: RecordList, child: Child): Promise<string | null> {
  if (child.parentId === null) return null;
  const table = sql.table(kind);
  const { rows } = await sql<{ readonly id: string; readonly full_name: string }>`
    with recursive up as (
      select id, full_name, parent_id, 1 as level from ${table}
      where id = ${child.parentId} and workspace_id = ${child.workspaceId} and life <> 'deleted'
      union all
      select r.id, r.full_name, r.parent_id, up.level + 1 from ${table} r join up on r.id = up.parent_id
      where up.level < ${levelsMax}
    ) select id, full_name from up order by level`.execute(db);
  const parent = rows[0];
  if (parent === undefined) throw wrongParent(words.missingParent);
  if (rows.some(row => row.id === child.id)) throw wrongParent(words.ownParent);
  if (rows.length >= levelsMax) throw wrongParent(words.tooDeep);
  return parent.full_name;
}

function wrongParent(message: string): ProblemFault {
  return new ProblemFault('invalid-request', `Look at parentId: ${message} Nothing was changed.`, {
    fields: [{ path: 'parentId', message }],
  });
}

interface Descendant {
  readonly id: string;
  readonly full_name: string;
}

/** Carries a changed full name on to everything below the record: `Parent:Child` holds the parent's name. */
export async function renameDescendants(
  db: Db,
  { kind, nameColumn }: RecordList,
  { key, fullName }: { readonly key: RecordKey; readonly fullName: string },
): Promise<void> {
  const [table, name] = [sql.table(kind), sql.ref(nameColumn)];
  const { rows } = await sql<Descendant>`
    with recursive down as (
      select r.id, ${fullName} || ':' || r.${name} as full_name from ${table} r
      where r.parent_id = ${key.id} and r.workspace_id = ${key.workspaceId}
      union all
      select r.id, down.full_name || ':' || r.${name} from ${table} r join down on r.parent_id = down.id
    ) select id, full_name from down`.execute(db);
  if (rows.length === 0) return;
  const named = rows.map(row => ({ ...row, sort_key: normaliseName(row.full_name) }));
  await sql`
    update ${table} r set full_name = n.full_name, sort_key = n.sort_key
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n(id uuid, full_name text, sort_key text)
    where r.id = n.id`.execute(db);
}
