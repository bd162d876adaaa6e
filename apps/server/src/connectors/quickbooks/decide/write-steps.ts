import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { InvoiceStep } from './decide-invoices.ts';
import type { CategorisedStep } from './decide-list.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';

const rowsAtOnce = 5_000;
const groupOrder = { do: 0, decide: 1, leave: 2 } as const;

/** A step with its kind, ready to be put in order. */
export type KindStep = (CategorisedStep & { readonly kind: ListKind }) | InvoiceStep;

/** What others point at comes first. */
const rankOf = { customer: 0, item: 1, invoice: 2 } as const;

/**
 * Writes the steps of a plan in the order in which they are shown and carried out: what will be done first, kind by kind, parents
 * before their children.
 */
export async function writeSteps(tx: Tx, planId: string, steps: readonly KindStep[]): Promise<void> {
  const ordered = steps
    .map((step, index) => ({ step, index }))
    .sort(
      (a, b) =>
        groupOrder[a.step.group] - groupOrder[b.step.group] ||
        rankOf[a.step.kind] - rankOf[b.step.kind] ||
        a.step.action.localeCompare(b.step.action) ||
        a.step.level - b.step.level ||
        a.index - b.index,
    )
    .map(({ step }) => step);
  for (let at = 0; at < ordered.length; at += rowsAtOnce) {
    const rows = ordered.slice(at, at + rowsAtOnce).map((step, index) => ({ ...step, seq: at + index + 1 }));
    await sql`
      insert into plan_step (plan_id, seq, category, step_group, action, is_ticked, is_tickable, kind, name, subtitle, verdict, offers,
        candidates, changes, record_id, books_id, level)
      select ${planId}::uuid, g.seq, g.category, g."group", g.action, g."isTicked", g."group" = 'do', g.kind, g.name, g.subtitle,
        g.verdict, g.offers, nullif(g.candidates, 'null'::jsonb), nullif(g.changes, 'null'::jsonb), g."recordId", g."booksId", g.level
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(seq integer, category text, "group" text, action text,
        "isTicked" boolean, kind text, name text, subtitle text, verdict jsonb, offers text[], candidates jsonb, changes jsonb,
        "recordId" uuid, "booksId" text, level smallint)`.execute(tx);
  }
}
