import { sql } from 'kysely';
import type { Reference } from '@tieout/sync';
import { freeForCompany } from '../../../records/free-for-company.ts';
import type { Tx } from '../../../store/store.ts';
import type { BooksTools } from '../books-tools.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { createHere, type CreationContext } from './create-here.ts';
import { generationsOf, type CreationNode } from './create-in-order.ts';

/** Customers and items of the books that a document needs here. */
export type Needed = Pick<Reference, 'to' | 'id'>;

/** More levels than QuickBooks allows (five) are a circle. */
const levelsMax = 10;

const entities = { customer: 'Customer', item: 'Item' } as const;

/**
 * Brings customers and items here that documents point at, whatever the rules say about lists: a document without its customer is
 * worth nothing. One of the same name that lives here alone is taken for the same; one that a person unlinked stays away (U35). Answers with those that the mirror does not know
 * yet: they must be read first.
 */
export async function bringIn(
  tx: Tx,
  tools: BooksTools,
  { context, needed }: { readonly context: CreationContext; readonly needed: readonly Needed[] },
): Promise<readonly Needed[]> {
  const missing: Needed[] = [];
  for (const kind of ['customer', 'item'] as const) {
    const booksIds = [...new Set(needed.filter(({ to }) => to === kind).map(({ id }) => id))];
    if (booksIds.length === 0) continue;
    const nodes = await withParents(tx, { connectionId: context.connectionId, kind, booksIds });
    const known = new Set(nodes.map(({ booksId }) => booksId));
    missing.push(...booksIds.filter(id => !known.has(id)).map(id => ({ to: kind, id })));
    await bringKind(tx, tools, { context, kind, nodes: nodes.filter(({ isApart }) => !isApart) });
  }
  return missing;
}

interface KnownNode extends CreationNode {
  readonly isApart: boolean;
}

/** The records in the mirror with everything above them. */
async function withParents(
  tx: Tx,
  { connectionId, kind, booksIds }: { connectionId: string; kind: ListKind; booksIds: readonly string[] },
): Promise<readonly KnownNode[]> {
  const { rows } = await sql<{
    readonly books_id: string;
    readonly parent_id: string | null;
    readonly is_apart: boolean;
  }>`
    with recursive wanted(books_id, parent_id, level) as (
      select books_id, parent_id, 1 from mirror
      where connection_id = ${connectionId} and entity = ${entities[kind]} and books_id = any(${booksIds}::text[])
        and life in ('live', 'inactive')
      union
      select m.books_id, m.parent_id, w.level + 1 from wanted w join mirror m
        on m.connection_id = ${connectionId} and m.entity = ${entities[kind]} and m.books_id = w.parent_id
      where w.level < ${levelsMax}
    )
    select distinct books_id, parent_id, exists (select from kept_apart k
      where k.connection_id = ${connectionId} and k.kind = ${kind} and k.books_id = wanted.books_id) as is_apart
    from wanted order by books_id`.execute(tx);
  return rows.map(row => ({ booksId: row.books_id, parentId: row.parent_id, isApart: row.is_apart }));
}

interface Bringing {
  readonly context: CreationContext;
  readonly kind: ListKind;
  readonly nodes: readonly CreationNode[];
}

async function bringKind(tx: Tx, tools: BooksTools, { context, kind, nodes }: Bringing): Promise<void> {
  if (nodes.length === 0) return;
  await linkNamesakes(tx, tools, { context, kind, nodes });
  const decidedAt = tools.now();
  for (const booksIds of generationsOf(nodes)) {
    const named = { kind, booksIds, decidedAt, sentence: 'Came in with a document.' };
    const creation = { ...named, isInsisted: true, takesInactive: true };
    await createHere(tx, tools, { context, creation });
  }
  const { workspaceId } = context;
  await tools.announce(tx, { workspaceId, topic: kind });
  await tools.announce(tx, { workspaceId, topic: 'home' });
}

/** Exactly one unlinked record of the name, in one currency: several are never guessed at. */
async function linkNamesakes(tx: Tx, tools: BooksTools, { context, kind, nodes }: Bringing): Promise<void> {
  const at = tools.now();
  const table = sql.table(kind);
  const sameCurrency = kind === 'customer' ? sql`r.currency = coalesce(m.fields->>'currency', r.currency)` : sql`true`;
  await sql`
    with pairs as (
      select m.books_id, m.fields, min(r.id::text)::uuid as record_id
      from mirror m join ${table} r on r.workspace_id = ${context.workspaceId} and r.name_key = m.name_key and r.life = 'live'
        and ${sameCurrency}
      where m.connection_id = ${context.connectionId} and m.entity = ${entities[kind]} and m.life = 'live'
        and m.books_id = any(${nodes.map(({ booksId }) => booksId)}::text[])
        and not exists (select from link l where l.connection_id = m.connection_id and l.kind = ${kind} and l.books_id = m.books_id)
        and ${freeForCompany(context.connectionId)}
        and not exists (select from link l where l.connection_id = m.connection_id and l.kind = ${kind} and l.record_id = r.id)
      group by m.books_id, m.fields having count(*) = 1
    ),
    linked as (
      insert into link (connection_id, kind, record_id, books_id, workspace_id, base, origin, linked_by, linked_at, synced_at)
      select ${context.connectionId}, ${kind}, record_id, books_id, ${context.workspaceId},
        jsonb_build_object('life', 'live', 'fields', fields), 'matched', ${context.startedBy}, ${at}, ${at} from pairs
      on conflict do nothing
      returning record_id
    )
    update ${table} r set mark = 'in-step' from linked where r.id = linked.record_id`.execute(tx);
}
