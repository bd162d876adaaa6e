import { sql, type RawBuilder } from 'kysely';
import { customerFieldColumns } from '../../../records/customers/customer-field-columns.ts';
import type { FieldColumn } from '../../../records/field-columns.ts';
import { itemFieldColumns } from '../../../records/items/item-field-columns.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import type { ApplyingPlan } from './applying-plan.ts';

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

export interface Creation {
  readonly kind: ListKind;
  readonly seqs: readonly number[];
  /** A person said so: records of the same name do not stand in the way. */
  readonly isInsisted: boolean;
}

/**
 * Makes records here of what the mirror holds: record, link and journal in one statement for a whole batch. Left out are records that
 * were linked, deactivated, or whose name was taken here since the plan was made. Answers with the places of those that were made.
 */
export async function createHere(
  tx: Tx,
  tools: BooksTools,
  { plan, creation }: { readonly plan: ApplyingPlan; readonly creation: Creation },
): Promise<ReadonlySet<number>> {
  const { kind, seqs, isInsisted } = creation;
  const { entity, columns, names, currency } = targets[kind];
  const table = sql.table(kind);
  const at = tools.now();
  const ids = seqs.map(() => tools.newId());
  const nameIsFree = isInsisted
    ? sql`true`
    : sql`not exists (select 1 from ${table} r where r.workspace_id = ${plan.workspaceId} and r.name_key = m.name_key
        and r.life = 'live' and r.created_at > ${plan.createdAt}
        and not exists (select 1 from link l where l.record_id = r.id))`;
  const { rows } = await sql<{ readonly seq: number }>`
    with given as (select * from unnest(${seqs}::integer[], ${ids}::uuid[]) as g(seq, id)),
    chosen as materialized (
      select g.seq, g.id, m.books_id, m.fields as f, m.name_key, pl.record_id as parent_id, ${plan.currency}::text as home
      from given g join plan_step s on s.plan_id = ${plan.id} and s.seq = g.seq
      join mirror m on m.connection_id = ${plan.connectionId} and m.entity = ${entity} and m.books_id = s.books_id
      left join link pl on pl.connection_id = m.connection_id and pl.kind = ${kind} and pl.books_id = m.parent_id
      where m.life = 'live' and ${nameIsFree} and not exists (
        select 1 from link l where l.connection_id = m.connection_id and l.kind = ${kind} and l.books_id = m.books_id)
    ),
    made as (
      insert into ${table} (id, workspace_id, ${names}, name_key, full_name, sort_key, currency, parent_id, mark, created_at,
        updated_at, ${sql.raw(columns.map(({ column }) => column).join(', '))})
      select c.id, ${plan.workspaceId}, n.name, c.name_key, coalesce(p.full_name || ':', '') || n.name,
        coalesce(p.sort_key || ':', '') || c.name_key, ${currency}, p.id, 'in-step', ${at}, ${at},
        ${sql.raw(columns.map(({ expression }) => expression).join(', '))}
      from chosen c left join ${table} p on p.id = c.parent_id
      cross join lateral (select c.f->>${kind === 'customer' ? 'displayName' : 'name'} as name) n
    ),
    linked as (
      insert into link (connection_id, kind, record_id, books_id, workspace_id, base, origin, linked_by, linked_at, synced_at)
      select ${plan.connectionId}, ${kind}, c.id, c.books_id, ${plan.workspaceId},
        jsonb_build_object('life', 'live', 'fields', c.f), 'imported', ${plan.startedBy}, ${at}, ${at}
      from chosen c
    ),
    noted as (
      insert into journal (run_id, workspace_id, connection_id, at, action, side, record_kind, record_id, books_id, name, outcome,
        sentence, after)
      select ${plan.runId}, ${plan.workspaceId}, ${plan.connectionId}, ${at}, 'create', 'here', ${kind}, c.id, c.books_id,
        coalesce(c.f->>'displayName', c.f->>'name'), 'done', 'Imported from QuickBooks.', '{"version":1}'
      from chosen c
    )
    select seq from chosen`.execute(tx);
  return new Set(rows.map(row => row.seq));
}
