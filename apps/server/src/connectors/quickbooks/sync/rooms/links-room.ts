import type { Link, Links, RecordKind } from '@tieout/sync';
import type { LinkOrigin } from '../../../../store/books-tables.ts';
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

/** A record that came from there is imported, one that came from here is sent; what both sides had before was matched. */
async function saveLink(context: RoomContext, link: Link): Promise<void> {
  const { tx, tools, company, by } = context;
  const { kind, workspaceId, booksId, lineIds } = link;
  const at = tools.now();
  const base = await storeBase(formOf(context, kind), link.base);
  const changed = { books_id: booksId, base, line_ids: JSON.stringify(lineIds), synced_at: at };
  await tx
    .insertInto('link')
    .values({
      ...changed,
      connection_id: company.connectionId,
      workspace_id: company.workspaceId,
      kind,
      record_id: workspaceId,
      origin: await originOf(context, link),
      linked_by: by,
      linked_at: at,
    })
    .onConflict(conflict => conflict.columns(['connection_id', 'kind', 'record_id']).doUpdateSet(changed))
    .execute();
  await tx
    .updateTable(getSyncKind(kind).table)
    .set({ mark: 'in-step' })
    .where('id', '=', workspaceId)
    .where('mark', '=', 'local')
    .execute();
}

/** Whoever was there first: a create that is under way says which side the record was made on. */
async function originOf({ tx, company }: RoomContext, { kind, workspaceId, booksId }: Link): Promise<LinkOrigin> {
  const creation = await tx
    .selectFrom('sync_entry')
    .select('remote')
    .where('connection_id', '=', company.connectionId)
    .where('kind', '=', kind)
    .where('record_id', '=', workspaceId)
    .where('outcome', 'is', null)
    .where('remote', 'is not', null)
    .executeTakeFirst();
  if (creation?.remote?.command.kind === 'create') return 'sent';
  const record = await tx
    .selectFrom('outbox')
    .select('chosen_books_id')
    .where('connection_id', '=', company.connectionId)
    .where('kind', '=', kind)
    .where('record_id', '=', workspaceId)
    .executeTakeFirst();
  return record?.chosen_books_id === booksId ? 'chosen' : 'matched';
}
