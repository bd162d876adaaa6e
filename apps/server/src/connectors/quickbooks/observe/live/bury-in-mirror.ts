import { sql } from 'kysely';
import { traitsOf } from '@tieout/quickbooks';
import type { Db } from '../../../../store/store.ts';
import type { Gone } from './observation.ts';

/**
 * Marks records in the mirror that QuickBooks no longer has. Names cannot be deleted there, so one that is gone was merged into another
 * (entities.md §3.2). An answer that is older than what the mirror holds changes nothing. Answers with those that changed.
 */
export async function buryInMirror(
  db: Db,
  gone: readonly Gone[],
  { connectionId, observedAt }: { readonly connectionId: string; readonly observedAt: Date },
): Promise<readonly Gone[]> {
  if (gone.length === 0) return [];
  const given = gone.map(({ entity, booksId, mergedInto, at }) => {
    const life = traitsOf(entity).removal === 'delete' ? 'deleted' : 'merged';
    return { entity, booksId, life, mergedInto, at: at?.toISOString() ?? null };
  });
  const { rows } = await sql<{ readonly entity: string; readonly books_id: string }>`
    update mirror m set life = g.life, merged_into = coalesce(g."mergedInto", m.merged_into),
      changed_at = coalesce(g.at, ${observedAt}), observed_at = ${observedAt}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as g(entity text, "booksId" text, life text, "mergedInto" text,
      at timestamptz)
    where m.connection_id = ${connectionId} and m.entity = g.entity and m.books_id = g."booksId" and m.observed_at <= ${observedAt}
      and (m.life <> g.life or m.merged_into is distinct from coalesce(g."mergedInto", m.merged_into))
    returning m.entity, m.books_id`.execute(db);
  const changed = new Set(rows.map(row => `${row.entity} ${row.books_id}`));
  return gone.filter(({ entity, booksId }) => changed.has(`${entity} ${booksId}`));
}
