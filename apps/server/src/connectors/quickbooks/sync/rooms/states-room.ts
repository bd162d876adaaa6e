import { instant } from '@tieout/domain';
import type {
  Base,
  BooksLife,
  BooksRecord,
  Fields,
  Link,
  PairKey,
  PairState,
  PairStates,
  Tombstone,
} from '@tieout/sync';
import { sql } from 'kysely';
import { withoutParent } from '../hide-unlinked-parents.ts';
import { getSyncKind } from '../kinds/sync-kinds.ts';
import { holdRecord } from './records-room.ts';
import type { RoomContext } from './room-context.ts';
import { readBase } from './stored-base.ts';

/** Pairs of one connection with all that joins them, each read by one statement. */
export const statesRoom = (context: RoomContext): PairStates => ({ find: key => findState(context, key) });

/**
 * First the record is held, then everything is read: what somebody committed before the record was ours is seen whole. A pair that is
 * known by its books id alone shows its record only then: it is held, and all is read once more.
 */
async function findState(context: RoomContext, key: PairKey): Promise<PairState> {
  const sync = getSyncKind(key.kind);
  if (context.isActing && key.workspaceId !== null) await holdRecord(context, sync, key.workspaceId);
  const row = await readRow(context, key);
  const id = row.l_record_id ?? key.workspaceId;
  if (!context.isActing || id === null || context.held.has(id)) return stateOf(context, key, row);
  await holdRecord(context, sync, id);
  return stateOf(context, key, await readRow(context, key));
}

/** Link, mirror and tombstone, each with its letter; the record's columns stand as they are. All null where there is nothing. */
interface StateRow {
  readonly id: string | null;
  readonly l_record_id: string | null;
  readonly l_books_id: string | null;
  readonly l_base: Base | null;
  readonly l_line_ids: Link['lineIds'] | null;
  readonly m_books_id: string | null;
  readonly m_sync_token: string;
  readonly m_life: BooksLife;
  readonly m_changed_at: Date;
  readonly m_fields: Fields | null;
  readonly m_merged_into: string | null;
  readonly m_is_parent_linked: boolean;
  readonly t_record_id: string | null;
  readonly t_name: string;
  readonly t_deleted_at: Date;
}

async function readRow({ tx, company }: RoomContext, { kind, workspaceId, booksId }: PairKey): Promise<StateRow> {
  const { connectionId } = company;
  const { table, columns, entity } = getSyncKind(kind);
  const { rows } = await sql<StateRow>`
    select r.*, l.record_id as l_record_id, l.books_id as l_books_id, l.base as l_base, l.line_ids as l_line_ids,
      m.books_id as m_books_id, m.sync_token as m_sync_token, m.life as m_life, m.changed_at as m_changed_at, m.fields as m_fields,
      m.merged_into as m_merged_into, exists (select 1 from link p where p.connection_id = ${connectionId} and p.kind = ${kind}
        and p.books_id = m.fields->>'parent') as m_is_parent_linked,
      t.record_id as t_record_id, t.name as t_name, t.deleted_at as t_deleted_at
    from (values (${workspaceId}::uuid, ${booksId}::text)) as k(record_id, books_id)
    left join link lw on lw.connection_id = ${connectionId} and lw.kind = ${kind} and lw.record_id = k.record_id
    left join link lb on lb.connection_id = ${connectionId} and lb.kind = ${kind} and lb.books_id = k.books_id and lw.record_id is null
    cross join lateral (select coalesce(lw.record_id, lb.record_id) as record_id, coalesce(lw.books_id, lb.books_id) as books_id,
      coalesce(lw.base, lb.base) as base, coalesce(lw.line_ids, lb.line_ids) as line_ids) l
    left join lateral (
      select ${columns} from ${sql.table(table)}
      where id = coalesce(l.record_id, k.record_id) and workspace_id = ${company.workspaceId}) r on true
    left join mirror m on m.connection_id = ${connectionId} and m.entity = ${entity} and m.books_id = coalesce(l.books_id, k.books_id)
    left join tombstone t on t.connection_id = ${connectionId} and t.kind = ${kind}
      and t.books_id = coalesce(l.books_id, k.books_id)`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error('A look at a pair always has one row.');
  return row;
}

async function stateOf(context: RoomContext, key: PairKey, row: StateRow): Promise<PairState> {
  const { kind } = key;
  const workspace = row.id === null ? null : getSyncKind(kind).recordOf(row);
  if (workspace !== null && context.isActing) {
    context.own.set(workspace.id, workspace);
    context.known.set(workspace.id, workspace);
  }
  return {
    workspace,
    books: booksOf(key, row),
    link: await linkOf(context, key, row),
    tombstone: tombstoneOf(key, row),
  };
}

function booksOf({ kind }: PairKey, row: StateRow): BooksRecord | null {
  if (row.m_books_id === null) return null;
  const record: BooksRecord = {
    kind,
    id: row.m_books_id,
    version: row.m_sync_token,
    life: row.m_life,
    mergedInto: row.m_merged_into,
    changedAt: instant(row.m_changed_at.toISOString()),
    fields: row.m_fields ?? {},
  };
  return withoutParent(record, () => row.m_is_parent_linked);
}

async function linkOf(context: RoomContext, { kind }: PairKey, row: StateRow): Promise<Link | null> {
  const { l_record_id: workspaceId, l_books_id: booksId, l_base: stored, l_line_ids: lineIds } = row;
  if (workspaceId === null || booksId === null || stored === null) return null;
  const form = { db: context.tx, connectionId: context.company.connectionId, mapping: context.mappingOf(kind) };
  return { kind, workspaceId, booksId, base: await readBase(form, stored), lineIds: lineIds ?? {} };
}

function tombstoneOf({ kind, booksId }: PairKey, row: StateRow): Tombstone | null {
  if (row.t_record_id === null) return null;
  const deletedAt = instant(row.t_deleted_at.toISOString());
  return { kind, booksId: row.l_books_id ?? booksId ?? '', workspaceId: row.t_record_id, name: row.t_name, deletedAt };
}
