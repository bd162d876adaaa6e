import { sql } from 'kysely';
import { orderTransactions } from '../../../store/ordered-transactions.ts';
import type { Db, Tx } from '../../../store/store.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';
import { regrouped } from './chunks.ts';
import type { InvoiceStep } from './decide-invoices.ts';
import type { DraftStep } from './step-of-decision.ts';
import { placesIn } from './step-places.ts';

const rowsAtOnce = 1_000;
const partsAtOnce = 2;

/** The steps of one list, as they are decided. */
export type ListSteps =
  | { readonly kind: ListKind; readonly parts: AsyncIterable<readonly DraftStep[]> }
  | { readonly kind: 'invoice'; readonly parts: Iterable<readonly InvoiceStep[]> };

type AnyStep = DraftStep | InvoiceStep;

/**
 * Writes the steps of one list of a plan at the places where they are shown and carried out: what will be done first, kind by kind,
 * parents before their children. Lists can be written in any order. Parts are written beside each other, and while the next ones are
 * decided.
 */
export async function writeSteps(db: Db, planId: string, { kind, parts }: ListSteps): Promise<void> {
  const placeOf = placesIn(kind);
  const transactions = orderTransactions(db, partsAtOnce);
  try {
    for await (const steps of regrouped<AnyStep>(parts, rowsAtOnce)) {
      const places = steps.map(placeOf);
      await transactions.begin({
        write: tx => insertSteps(tx, planId, { kind, steps, places }),
        finish: () => Promise.resolve(),
      });
    }
  } finally {
    await transactions.settle();
  }
}

interface Part {
  readonly kind: ListSteps['kind'];
  readonly steps: readonly AnyStep[];
  /** Of each step. */
  readonly places: readonly number[];
}

/**
 * Nearly all steps of a plan say the same of another record: what they say travels and is read once, and each step names it by its number.
 * PostgreSQL would take longer to read it anew for each than to write the steps.
 */
async function insertSteps(tx: Tx, planId: string, { kind, steps, places }: Part): Promise<void> {
  const { sayings, numbers } = sayingsOf(steps);
  await sql`
    insert into plan_step (plan_id, seq, category, step_group, action, is_ticked, is_tickable, kind, name, subtitle, verdict, offers,
      candidates, changes, record_id, books_id, level)
    select ${planId}::uuid, g.seq, s.category, s."group", s.action, s."isTicked", s."group" = 'do', ${kind}, g.name, g.subtitle,
      s.verdict, s.offers, s.candidates, s.changes, g.record_id, g.books_id, s.level
    from unnest(${places}::integer[], ${numbers}::integer[], ${steps.map(({ name }) => name)}::text[],
      ${steps.map(({ subtitle }) => subtitle)}::text[], ${steps.map(({ recordId }) => recordId)}::uuid[],
      ${steps.map(({ booksId }) => booksId)}::text[]) as g(seq, number, name, subtitle, record_id, books_id)
    join rows from (jsonb_to_recordset(${`[${sayings.join(',')}]`}::jsonb) as (category text, "group" text, action text,
      "isTicked" boolean, verdict jsonb, offers text[], candidates jsonb, changes jsonb, level smallint)) with ordinality as s
      on s.ordinality = g.number`.execute(tx);
}

/** What the steps say beside whom they are about, each saying once and as JSON, and the number of its saying for each step. */
function sayingsOf(steps: readonly AnyStep[]) {
  const known = new Map<string, number>();
  const numbers = steps.map(step => {
    const saying = sayingOf(step);
    const number = known.get(saying) ?? known.size + 1;
    known.set(saying, number);
    return number;
  });
  return { sayings: [...known.keys()], numbers };
}

function sayingOf(step: AnyStep): string {
  const { category, group, action, isTicked, verdict, offers, level, candidates, changes } = step;
  return JSON.stringify({ category, group, action, isTicked, verdict, offers, level, candidates, changes });
}
