import { sql } from 'kysely';
import type { Db } from '../../../../store/store.ts';
import type { Ids } from './absorb.ts';

export interface SettledAsked {
  readonly connectionId: string;
  readonly looked: Ids;
  /** Those that brought the mirror something new. */
  readonly changed: Ids;
}

/**
 * What of the records that were looked at has to be decided about: all but those that brought nothing new, were taken over since the
 * mirror learned what it holds, and rest in step. A sweep sees the records of the last minutes again and again, our own writes among
 * them; deciding about hundreds of them would keep what people just did waiting for seconds.
 */
export async function withoutSettled(db: Db, { connectionId, looked, changed }: SettledAsked): Promise<Ids> {
  const { rows } = await sql<{ readonly entity: 'Customer' | 'Item' | 'Invoice'; readonly books_id: string }>`
    select m.entity, m.books_id from mirror m
    join link l on l.connection_id = m.connection_id and l.kind = lower(m.entity) and l.books_id = m.books_id
    left join customer c on m.entity = 'Customer' and c.id = l.record_id
    left join item i on m.entity = 'Item' and i.id = l.record_id
    left join invoice v on m.entity = 'Invoice' and v.id = l.record_id
    where m.connection_id = ${connectionId} and m.life = 'live' and l.synced_at >= m.observed_at
      and coalesce(c.mark, i.mark, v.mark) = 'in-step'
      and ((m.entity = 'Customer' and m.books_id = any(${looked.Customer}::text[]))
        or (m.entity = 'Item' and m.books_id = any(${looked.Item}::text[]))
        or (m.entity = 'Invoice' and m.books_id = any(${looked.Invoice}::text[])))`.execute(db);
  const settled = new Set(rows.map(row => `${row.entity} ${row.books_id}`));
  const openOf = (entity: 'Customer' | 'Item' | 'Invoice'): readonly string[] => {
    const isNew = new Set(changed[entity]);
    return looked[entity].filter(id => isNew.has(id) || !settled.has(`${entity} ${id}`));
  };
  return { ...looked, Customer: openOf('Customer'), Item: openOf('Item'), Invoice: openOf('Invoice') };
}
