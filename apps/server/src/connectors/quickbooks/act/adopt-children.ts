import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { PlannedList } from '../decide/plan-categories.ts';

/** QuickBooks nests five levels deep (entities.md §2.1). */
const levelsMax = 5;

/**
 * Hangs linked records that stand at the top below their parent, once that is linked too: a parent may have been ticked later than its
 * children, or answered after them.
 */
export async function adoptChildren(tx: Tx, connectionId: string, { kind, entity, table }: PlannedList): Promise<void> {
  if (!(await hasChildren(tx, connectionId, entity))) return;
  // Just after a large import the planner would take these for empty, and compare every row with every other.
  await sql`analyze link`.execute(tx);
  await sql`analyze ${sql.table(table)}`.execute(tx);
  const name = sql.raw(kind === 'customer' ? 'r.display_name' : 'r.name');
  for (let level = 1; level < levelsMax; level += 1) {
    const adopted = await sql`
      with family as materialized (
        select l.record_id as child_id, pl.record_id as parent_id
        from mirror m
        join link l on l.connection_id = m.connection_id and l.kind = ${kind} and l.books_id = m.books_id
        join link pl on pl.connection_id = m.connection_id and pl.kind = ${kind} and pl.books_id = m.parent_id
        where m.connection_id = ${connectionId} and m.entity = ${entity} and m.parent_id is not null
      )
      update ${sql.table(table)} r set parent_id = p.id, full_name = p.full_name || ':' || ${name},
        sort_key = p.sort_key || ':' || r.name_key
      from family f join ${sql.table(table)} p on p.id = f.parent_id
      where r.id = f.child_id and r.mark = 'in-step'
        and (r.parent_id is null or (r.parent_id = p.id and r.full_name <> p.full_name || ':' || ${name}))`.execute(tx);
    if (Number(adopted.numAffectedRows ?? 0) === 0) return;
  }
}

async function hasChildren(tx: Tx, connectionId: string, entity: PlannedList['entity']): Promise<boolean> {
  const child = await tx
    .selectFrom('mirror')
    .select('books_id')
    .where('connection_id', '=', connectionId)
    .where('entity', '=', entity)
    .where('parent_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return child !== undefined;
}
