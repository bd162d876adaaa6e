import { sql } from 'kysely';
import { normaliseName } from '@tieout/domain';
import { ProblemFault } from '../../http/problem-fault.ts';
import type { Db } from '../../store/store.ts';
import type { RecordKey } from '../record-key.ts';

/** QuickBooks nests customers five levels deep, the top one included (entities.md §2.1). */
const levelsMax = 5;

/**
 * Full name of the parent, or null without one. @throws ProblemFault `invalid-request` when the parent does not exist, is deleted, lies
 * too deep, or is the customer itself or one of its own sub-customers
 */
export async function parentNameOf(
  db: Db,
  child: { readonly workspaceId: string; readonly id: string | null },
  parentId: string | null,
): Promise<string | null> {
  if (parentId === null) return null;
  const { rows } = await sql<{ readonly id: string; readonly full_name: string }>`
    with recursive up as (
      select id, full_name, parent_id, 1 as level from customer
      where id = ${parentId} and workspace_id = ${child.workspaceId} and life <> 'deleted'
      union all
      select c.id, c.full_name, c.parent_id, up.level + 1 from customer c join up on c.id = up.parent_id
      where up.level < ${levelsMax}
    ) select id, full_name from up order by level`.execute(db);
  const parent = rows[0];
  if (parent === undefined) throw wrongParent('Choose a customer that exists.');
  if (rows.some(row => row.id === child.id)) throw wrongParent('A customer cannot stand below itself.');
  if (rows.length >= levelsMax) throw wrongParent('QuickBooks takes sub-customers four levels deep at most.');
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

/** Carries a changed name on to everything below the customer: `Parent:Child` holds the parent's name. */
export async function renameDescendants(db: Db, key: RecordKey, fullName: string): Promise<void> {
  const { rows } = await sql<Descendant>`
    with recursive down as (
      select id, ${fullName} || ':' || display_name as full_name from customer
      where parent_id = ${key.id} and workspace_id = ${key.workspaceId}
      union all
      select c.id, down.full_name || ':' || c.display_name from customer c join down on c.parent_id = down.id
    ) select id, full_name from down`.execute(db);
  if (rows.length === 0) return;
  const named = rows.map(row => ({ ...row, sort_key: normaliseName(row.full_name) }));
  await sql`
    update customer c set full_name = n.full_name, sort_key = n.sort_key
    from jsonb_to_recordset(${JSON.stringify(named)}::jsonb) as n(id uuid, full_name text, sort_key text)
    where c.id = n.id`.execute(db);
}
