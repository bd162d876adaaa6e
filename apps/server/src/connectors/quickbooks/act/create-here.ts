import { sql, type RawBuilder } from 'kysely';
import { customerFieldColumns } from '../../../records/customers/customer-field-columns.ts';
import type { FieldColumn } from '../../../records/field-columns.ts';
import { itemFieldColumns } from '../../../records/items/item-field-columns.ts';
import { freeForCompany } from '../../../records/free-for-company.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { readRules } from '../rules/effective-rules.ts';
import { mappedFields } from '../rules/mapped-fields.ts';

interface Target {
  readonly entity: 'Customer' | 'Item';
  readonly columns: readonly FieldColumn[];
  /** Columns that hold the name; `c` is the chosen record, `p` its parent here. */
  readonly names: RawBuilder<unknown>;
  readonly currency: RawBuilder<unknown>;
}

const targets: Readonly<Record<ListKind, Target>> = {
  customer: {
    entity: 'Customer',
    columns: customerFieldColumns,
    names: sql`display_name`,
    currency: sql`coalesce(f->>'currency', c.home)`,
  },
  item: { entity: 'Item', columns: itemFieldColumns, names: sql`name`, currency: sql`c.home` },
};

/** Ids as one text: they hold no commas, and the driver would quote each of them. */
const listed = (ids: readonly string[]): RawBuilder<unknown> => sql`string_to_array(${ids.join(',')}, ',')`;

/** By whom, and for which books, records are made here. */
export interface CreationContext {
  readonly workspaceId: string;
  readonly connectionId: string;
  readonly runId: string;
  /** Of the company: what has no currency of its own has this one. */
  readonly currency: string;
  readonly startedBy: string;
}

export interface Creation {
  readonly kind: ListKind;
  readonly booksIds: readonly string[];
  /** A person said so: records of the same name do not stand in the way. */
  readonly isInsisted: boolean;
  /** What is inactive in the books comes in too, and is inactive here: a document points at it. */
  readonly takesInactive?: boolean;
  /** When it was decided: whoever took the name since then keeps it. */
  readonly decidedAt: Date;
  /** For the journal. */
  readonly sentence: string;
}

/**
 * Makes records here of what the mirror holds: record, link and journal in one statement for a whole batch. Left out are records that
 * were linked, whose name was taken here since it was decided, or that are inactive unless the rules or the creation take those. Answers
 * with the books ids of those that were left out, of which there are few.
 */
export async function createHere(
  tx: Tx,
  tools: BooksTools,
  { context, creation }: { readonly context: CreationContext; readonly creation: Creation },
): Promise<ReadonlySet<string>> {
  const { kind, booksIds, isInsisted, decidedAt, sentence } = creation;
  const { entity, columns, names, currency } = targets[kind];
  const table = sql.table(kind);
  const { mappings, policies } = await readRules(tx, context.connectionId);
  const takesInactive = creation.takesInactive === true || policies[kind].importsInactive;
  const lives = takesInactive ? ['live', 'inactive'] : ['live'];
  const fields = mappedFields(sql`m.fields`, kind, mappings[kind]);
  const at = tools.now();
  const ids = booksIds.map(() => tools.newId());
  const nameIsFree = isInsisted
    ? sql`true`
    : sql`(select r.id from ${table} r where r.workspace_id = ${context.workspaceId} and r.name_key = m.name_key
        and r.mark = 'local' and r.life = 'live' and r.created_at > ${decidedAt} and ${freeForCompany(context.connectionId)}
        limit 1) is null`;
  // Asked row by row, not joined: while tables grow from nothing the planner takes them for empty, and compares every row with every other.
  const { rows } = await sql<{ readonly books_id: string }>`
    with given as (select * from unnest(${listed(booksIds)}, ${listed(ids)}::uuid[]) as g(books_id, id)),
    chosen as materialized (
      select g.id, m.books_id, ${fields} as f, m.fields as told, m.name_key, m.life, ${context.currency}::text as home,
        case when m.parent_id is not null then (select pl.record_id from link pl
          where pl.connection_id = m.connection_id and pl.kind = ${kind} and pl.books_id = m.parent_id) end as parent_id
      from given g join mirror m on m.connection_id = ${context.connectionId} and m.entity = ${entity} and m.books_id = g.books_id
      where m.life = any(${lives}::text[]) and ${nameIsFree} and (
        select l.record_id from link l where l.connection_id = m.connection_id and l.kind = ${kind} and l.books_id = m.books_id
      ) is null
    ),
    made as (
      insert into ${table} (id, workspace_id, connection_id, ${names}, name_key, full_name, sort_key, currency, parent_id, life, mark, created_at,
        updated_at, ${sql.raw(columns.map(({ column }) => column).join(', '))})
      select c.id, ${context.workspaceId}, ${context.connectionId}, n.name, c.name_key, coalesce(p.full_name || ':', '') || n.name,
        coalesce(p.sort_key || ':', '') || c.name_key, ${currency}, p.id, c.life, 'in-step', ${at}, ${at},
        ${sql.raw(columns.map(({ expression }) => expression).join(', '))}
      from chosen c left join ${table} p on p.id = c.parent_id
      cross join lateral (select c.f->>${kind === 'customer' ? 'displayName' : 'name'} as name) n
    ),
    linked as (
      insert into link (connection_id, kind, record_id, books_id, workspace_id, base, origin, linked_by, linked_at, synced_at)
      select ${context.connectionId}, ${kind}, c.id, c.books_id, ${context.workspaceId},
        jsonb_build_object('life', c.life, 'fields', c.told), 'imported', ${context.startedBy}, ${at}, ${at}
      from chosen c
    ),
    noted as (
      insert into journal (run_id, workspace_id, connection_id, at, action, side, record_kind, record_id, books_id, name, outcome,
        sentence, after)
      select ${context.runId}, ${context.workspaceId}, ${context.connectionId}, ${at}, 'create', 'here', ${kind}, c.id, c.books_id,
        coalesce(c.f->>'displayName', c.f->>'name'), 'done', ${sentence}, '{"version":1}'
      from chosen c
    )
    select books_id from given except select books_id from chosen`.execute(tx);
  return new Set(rows.map(row => row.books_id));
}
