import { sql } from 'kysely';
import type { Tx } from '../../../store/store.ts';
import type { InvoiceStep } from './decide-invoices.ts';
import type { CategorisedStep } from './decide-list.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';

const rowsAtOnce = 5_000;
/** More than a list has records: places of one list never reach those of the next. */
const placesOfList = 200_000_000;
const groups = ['do', 'decide', 'leave'] as const;
/** What others point at comes first. */
const kinds = ['customer', 'item', 'invoice'] as const;

/** The steps of one list. */
export type ListSteps =
  | { readonly kind: ListKind; readonly steps: readonly CategorisedStep[] }
  | { readonly kind: 'invoice'; readonly steps: readonly InvoiceStep[] };

type AnyStep = CategorisedStep | InvoiceStep;

/**
 * Writes the steps of one list of a plan at the places where they are shown and carried out: what will be done first, kind by kind,
 * parents before their children. Lists can be written in any order.
 */
export async function writeSteps(tx: Tx, planId: string, { kind, steps }: ListSteps): Promise<void> {
  for (const [rank, group] of groups.entries()) {
    const first = (rank * kinds.length + kinds.indexOf(kind)) * placesOfList + 1;
    const ordered = orderSteps(steps.filter(step => step.group === group));
    for (let at = 0; at < ordered.length; at += rowsAtOnce) {
      const part = ordered.slice(at, at + rowsAtOnce);
      await insertSteps(
        tx,
        planId,
        part.map((step, index) => ({ ...step, kind, seq: first + at + index })),
      );
    }
  }
}

const orderSteps = (steps: readonly AnyStep[]): readonly AnyStep[] =>
  steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => a.step.action.localeCompare(b.step.action) || a.step.level - b.step.level || a.index - b.index)
    .map(({ step }) => step);

type PlacedStep = AnyStep & { readonly kind: ListSteps['kind']; readonly seq: number };

async function insertSteps(tx: Tx, planId: string, rows: readonly PlacedStep[]): Promise<void> {
  await sql`
    insert into plan_step (plan_id, seq, category, step_group, action, is_ticked, is_tickable, kind, name, subtitle, verdict, offers,
      candidates, changes, record_id, books_id, level)
    select ${planId}::uuid, g.seq, g.category, g."group", g.action, g."isTicked", g."group" = 'do', g.kind, g.name, g.subtitle,
      g.verdict, g.offers, nullif(g.candidates, 'null'::jsonb), nullif(g.changes, 'null'::jsonb), g."recordId", g."booksId", g.level
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(seq integer, category text, "group" text, action text,
      "isTicked" boolean, kind text, name text, subtitle text, verdict jsonb, offers text[], candidates jsonb, changes jsonb,
      "recordId" uuid, "booksId" text, level smallint)`.execute(tx);
}
