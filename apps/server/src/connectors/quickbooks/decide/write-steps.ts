import { sql } from 'kysely';
import { orderTransactions } from '../../../store/ordered-transactions.ts';
import type { Db, Tx } from '../../../store/store.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { chunks } from './chunks.ts';
import type { InvoiceStep } from './decide-invoices.ts';
import type { CategorisedStep } from './decide-list.ts';
import { placesIn } from './step-places.ts';

const rowsAtOnce = 2_500;
const partsAtOnce = 2;

/** The steps of one list, as they are decided. */
export type ListSteps =
  | { readonly kind: ListKind; readonly parts: AsyncIterable<readonly CategorisedStep[]> }
  | { readonly kind: 'invoice'; readonly parts: Iterable<readonly InvoiceStep[]> };

type AnyStep = CategorisedStep | InvoiceStep;

/**
 * Writes the steps of one list of a plan at the places where they are shown and carried out: what will be done first, kind by kind,
 * parents before their children. Lists can be written in any order. Parts are written beside each other, and while the next ones are
 * decided.
 */
export async function writeSteps(db: Db, planId: string, { kind, parts }: ListSteps): Promise<void> {
  const placeOf = placesIn(kind);
  const transactions = orderTransactions(db, partsAtOnce);
  try {
    for await (const part of parts) {
      for (const steps of chunks<AnyStep>(part, rowsAtOnce)) {
        const rows = steps.map(step => writtenStep(step, placeOf(step)));
        await transactions.begin({
          write: tx => insertSteps(tx, planId, { kind, rows }),
          finish: () => Promise.resolve(),
        });
      }
    }
  } finally {
    await transactions.settle();
  }
}

interface Part {
  readonly kind: ListSteps['kind'];
  readonly rows: readonly object[];
}

async function insertSteps(tx: Tx, planId: string, { kind, rows }: Part): Promise<void> {
  await sql`
    insert into plan_step (plan_id, seq, category, step_group, action, is_ticked, is_tickable, kind, name, subtitle, verdict, offers,
      candidates, changes, record_id, books_id, level)
    select ${planId}::uuid, g.seq, g.category, g."group", g.action, g."isTicked", g."group" = 'do', ${kind}, g.name, g.subtitle,
      g.verdict, g.offers, g.candidates, g.changes, g."recordId", g."booksId", g.level
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(seq integer, category text, "group" text, action text,
      "isTicked" boolean, name text, subtitle text, verdict jsonb, offers text[], candidates jsonb, changes jsonb, "recordId" uuid,
      "booksId" text, level smallint)`.execute(tx);
}

/** Most steps have neither candidates nor changes, and no record yet: what is left out is null. */
const writtenStep = (step: AnyStep, seq: number): object => ({
  ...step,
  seq,
  candidates: step.candidates ?? undefined,
  changes: step.changes ?? undefined,
  recordId: step.recordId ?? undefined,
});
