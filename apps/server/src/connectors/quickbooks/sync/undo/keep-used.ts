import type { Decision } from '@tieout/sync';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../../store/store.ts';

type UsedKind = 'customer' | 'item';

/**
 * What an undo would take away on either side stays while documents here name it, which are not taken back with it (`left-documents.ts`),
 * and while anything below it stays: both would belong to nobody.
 */
export async function keepUsed(
  db: Db,
  workspaceId: string,
  decisions: readonly Decision[],
): Promise<readonly Decision[]> {
  const used = {
    customer: await findUsed(db, 'customer', { workspaceId, ids: idsTakenAway(decisions, 'customer') }),
    item: await findUsed(db, 'item', { workspaceId, ids: idsTakenAway(decisions, 'item') }),
  };
  return decisions.map(decision => {
    const { kind, workspaceId: recordId } = decision.key;
    if (kind !== 'customer' && kind !== 'item') return decision;
    if (recordId === null || !used[kind].has(recordId)) return decision;
    return { ...decision, steps: [], verdict: { code: 'undo-in-use', kind } };
  });
}

const idsTakenAway = (decisions: readonly Decision[], kind: UsedKind): readonly string[] =>
  decisions
    .filter(({ key, steps }) => key.kind === kind && steps.some(step => step.kind === 'set-life' && step.to !== 'live'))
    .flatMap(({ key }) => (key.workspaceId === null ? [] : [key.workspaceId]));

interface TakenAway {
  readonly workspaceId: string;
  readonly ids: readonly string[];
}

/** Whoever documents name, whoever has something live below that is not taken away, and all above these. */
async function findUsed(db: Db, kind: UsedKind, { workspaceId, ids }: TakenAway): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const table = sql.table(kind);
  const { rows } = await sql<{ readonly id: string }>`
    with recursive used as (
      select id from (${namedByDocuments[kind](workspaceId)}) named
      union select parent_id from ${table}
      where workspace_id = ${workspaceId} and life = 'live' and parent_id is not null and id <> all(${ids}::uuid[])
      union select r.parent_id from used u join ${table} r on r.id = u.id where r.parent_id is not null
    )
    select id from used where id = any(${ids}::uuid[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

const namedByDocuments: Readonly<Record<UsedKind, (workspaceId: string) => RawBuilder<unknown>>> = {
  customer: workspaceId => sql`
    select customer_id as id from invoice
    where workspace_id = ${workspaceId} and not is_deleted and customer_id is not null
    union select customer_id from payment
    where workspace_id = ${workspaceId} and not is_deleted and customer_id is not null
    union select customer_id from sales_document
    where workspace_id = ${workspaceId} and not is_deleted and customer_id is not null`,
  item: workspaceId => sql`
    select l.item_id as id from invoice_line l join invoice i on i.id = l.invoice_id
    where i.workspace_id = ${workspaceId} and not i.is_deleted and l.item_id is not null
    union select (line->>'itemId')::uuid from sales_document d, jsonb_array_elements(d.content->'lines') line
    where d.workspace_id = ${workspaceId} and not d.is_deleted and line->>'itemId' is not null`,
};
