import type { Link, Links, RecordKind } from '@tieout/sync';
import { sql } from 'kysely';
import { getSyncKind } from '../kinds/sync-kinds.ts';
import { readBase, storeBase } from './stored-base.ts';
import type { RoomContext } from './room-context.ts';

/** The links of one connection. */
export const linksRoom = (context: RoomContext): Links => ({
  findByWorkspace: (kind, workspaceId) => findLink(context, kind, { column: 'record_id', id: workspaceId }),
  findByBooks: (kind, booksId) => findLink(context, kind, { column: 'books_id', id: booksId }),
  save: link => saveLink(context, link),
  remove: async (kind, workspaceId) => {
    await context.tx
      .deleteFrom('link')
      .where('connection_id', '=', context.company.connectionId)
      .where('kind', '=', kind)
      .where('record_id', '=', workspaceId)
      .execute();
  },
});

interface End {
  readonly column: 'record_id' | 'books_id';
  readonly id: string;
}

async function findLink(context: RoomContext, kind: RecordKind, { column, id }: End): Promise<Link | null> {
  const { tx, company } = context;
  const row = await tx
    .selectFrom('link')
    .select(['record_id', 'books_id', 'base', 'line_ids'])
    .where('connection_id', '=', company.connectionId)
    .where('kind', '=', kind)
    .where(column, '=', id)
    .executeTakeFirst();
  if (row === undefined) return null;
  const base = await readBase(formOf(context, kind), row.base);
  return { kind, workspaceId: row.record_id, booksId: row.books_id, base, lineIds: row.line_ids };
}

const formOf = ({ tx, company, mappingOf }: RoomContext, kind: RecordKind) => ({
  db: tx,
  connectionId: company.connectionId,
  mapping: mappingOf(kind),
});

/**
 * A record that came from there is imported, one that came from here is sent; what both sides had before was matched, or chosen by a
 * person. Whoever was there first: a creation that is under way says which side the record was made on.
 */
async function saveLink(context: RoomContext, link: Link): Promise<void> {
  const { tx, tools, company, by } = context;
  const { kind, workspaceId, booksId, lineIds } = link;
  const { connectionId } = company;
  const at = tools.now();
  const base = await storeBase(formOf(context, kind), link.base);
  await sql`
    with marked as (
      update ${sql.table(getSyncKind(kind).table)} set mark = 'in-step' where id = ${workspaceId} and mark = 'local'
    )
    insert into link (connection_id, workspace_id, kind, record_id, books_id, base, line_ids, origin, linked_by, linked_at, synced_at)
    values (${connectionId}, ${company.workspaceId}, ${kind}, ${workspaceId}, ${booksId}, ${base}, ${JSON.stringify(lineIds)},
      case
        when exists (select 1 from sync_entry e where e.connection_id = ${connectionId} and e.kind = ${kind}
          and e.record_id = ${workspaceId} and e.outcome is null and e.remote->'command'->>'kind' = 'create') then 'sent'
        when exists (select 1 from outbox o where o.connection_id = ${connectionId} and o.kind = ${kind}
          and o.record_id = ${workspaceId} and o.chosen_books_id = ${booksId}) then 'chosen'
        else 'matched' end, ${by}, ${at}, ${at})
    on conflict (connection_id, kind, record_id) do update set books_id = excluded.books_id, base = excluded.base,
      line_ids = excluded.line_ids, synced_at = excluded.synced_at`.execute(tx);
}
