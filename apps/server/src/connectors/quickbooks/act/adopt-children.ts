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
  for (let level = 1; level < levelsMax; level += 1) {
    const name = sql.raw(kind === 'customer' ? 'r.display_name' : 'r.name');
    const adopted = await sql`
      update ${sql.table(table)} r set parent_id = p.id, full_name = p.full_name || ':' || ${name},
        sort_key = p.sort_key || ':' || r.name_key
      from link l
      join mirror m on m.connection_id = l.connection_id and m.entity = ${entity} and m.books_id = l.books_id
      join link pl on pl.connection_id = l.connection_id and pl.kind = l.kind and pl.books_id = m.parent_id
      join ${sql.table(table)} p on p.id = pl.record_id
      where l.connection_id = ${connectionId} and l.kind = ${kind} and m.parent_id is not null and r.id = l.record_id
        and r.mark = 'in-step' and (r.parent_id is null or (r.parent_id = p.id and r.full_name <> p.full_name || ':' || ${name}))`.execute(
      tx,
    );
    if (Number(adopted.numAffectedRows ?? 0) === 0) return;
  }
}
