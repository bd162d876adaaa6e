import { sql } from 'kysely';
import { jsonLines } from '../../../store/json-lines.ts';
import type { Db } from '../../../store/store.ts';
import type { MirrorEntry } from './mirror-entry.ts';

/**
 * Brings entries into the mirror, all in one statement. An older version never overwrites a newer one, whatever order answers come in;
 * of two answers with the same version the one that was asked for later stands. What is there already is not written again. Answers
 * with the ids of the records that changed the mirror.
 */
export async function upsertMirror(
  db: Db,
  entries: readonly MirrorEntry[],
  { connectionId, observedAt }: { readonly connectionId: string; readonly observedAt: Date },
): Promise<ReadonlySet<string>> {
  if (entries.length === 0) return new Set();
  const { rows } = await sql<{ readonly books_id: string }>`
    insert into mirror as m (connection_id, entity, books_id, sync_token, life, changed_at, observed_at, payload, fields, name_key,
      parent_id)
    select ${connectionId}::uuid, g.entity, g.books_id, g.sync_token, g.life, g.changed_at, ${observedAt}, g.payload::jsonb,
      nullif(g.fields, 'null')::jsonb, g.name_key, g.parent_id
    from unnest(${entries.map(({ entity }) => entity)}::text[], ${entries.map(({ booksId }) => booksId)}::text[],
      ${entries.map(({ syncToken }) => syncToken)}::bigint[], ${entries.map(({ life }) => life)}::text[],
      ${entries.map(({ changedAt }) => changedAt)}::timestamptz[],
      ${jsonLines(entries.map(({ payload }) => payload))}, ${jsonLines(entries.map(({ fields }) => fields))},
      ${entries.map(({ nameKey }) => nameKey)}::text[], ${entries.map(({ parentId }) => parentId)}::text[])
      as g(entity, books_id, sync_token, life, changed_at, payload, fields, name_key, parent_id)
    on conflict (connection_id, entity, books_id) do update set sync_token = excluded.sync_token, life = excluded.life,
      changed_at = excluded.changed_at, observed_at = excluded.observed_at, payload = excluded.payload, fields = excluded.fields,
      name_key = excluded.name_key, parent_id = excluded.parent_id, merged_into = null
    where m.sync_token < excluded.sync_token
      or (m.sync_token = excluded.sync_token and m.observed_at <= excluded.observed_at
        and (m.payload is distinct from excluded.payload or m.life <> excluded.life))
    returning books_id`.execute(db);
  return new Set(rows.map(row => row.books_id));
}
