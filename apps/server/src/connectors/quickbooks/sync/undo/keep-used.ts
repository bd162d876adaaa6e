import type { Decision } from '@tieout/sync';
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../../../store/store.ts';

type UsedKind = 'customer' | 'item';

/**
 * What an undo would take away on either side stays while documents here name it: they are not taken back with it (`left-documents.ts`),
 * and would belong to nobody.
 */
export async function keepUsed(
  db: Db,
  workspaceId: string,
  decisions: readonly Decision[],
): Promise<readonly Decision[]> {
  const used = {
    customer: await findUsed(db, usedCustomers, { workspaceId, ids: idsTakenAway(decisions, 'customer') }),
    item: await findUsed(db, usedItems, { workspaceId, ids: idsTakenAway(decisions, 'item') }),
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

interface Asked {
  readonly workspaceId: string;
  readonly ids: readonly string[];
}

async function findUsed(
  db: Db,
  query: (asked: Asked) => RawBuilder<{ readonly id: string }>,
  asked: Asked,
): Promise<ReadonlySet<string>> {
  if (asked.ids.length === 0) return new Set();
  const { rows } = await query(asked).execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** A customer is used by the documents of those below it too: without their parent they could not stay. */
const usedCustomers = ({ workspaceId, ids }: Asked) => sql<{ readonly id: string }>`
  with recursive used as (
    select customer_id as id from invoice
    where workspace_id = ${workspaceId} and not is_deleted and customer_id is not null
    union select customer_id from payment
    where workspace_id = ${workspaceId} and not is_deleted and customer_id is not null
    union select customer_id from sales_document
    where workspace_id = ${workspaceId} and not is_deleted and customer_id is not null
    union select c.parent_id from used u join customer c on c.id = u.id where c.parent_id is not null
  )
  select id from used where id = any(${ids}::uuid[])`;

const usedItems = ({ workspaceId, ids }: Asked) => sql<{ readonly id: string }>`
  select distinct l.item_id as id from invoice_line l join invoice i on i.id = l.invoice_id
  where i.workspace_id = ${workspaceId} and not i.is_deleted and l.item_id = any(${ids}::uuid[])
  union
  select (line->>'itemId')::uuid from sales_document d, jsonb_array_elements(d.content->'lines') line
  where d.workspace_id = ${workspaceId} and not d.is_deleted and (line->>'itemId')::uuid = any(${ids}::uuid[])`;
