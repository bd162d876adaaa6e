import { sql } from 'kysely';
import { orderTransactions } from '../../../store/ordered-transactions.ts';
import type { Db, Tx } from '../../../store/store.ts';
import type { InvoiceStep } from './decide-invoices.ts';
import type { CategorisedStep } from './decide-list.ts';
import type { ListKind } from '../mapping/kind-mappings.ts';

const rowsAtOnce = 2_500;
const partsAtOnce = 2;
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
 * parents before their children. Lists can be written in any order, and of one list several parts beside each other.
 */
export async function writeSteps(db: Db, planId: string, ofList: ListSteps): Promise<void> {
  const transactions = orderTransactions(db, partsAtOnce);
  try {
    for (const part of partsOf(ofList)) {
      await transactions.begin({ write: tx => insertSteps(tx, planId, part), finish: () => Promise.resolve() });
    }
  } finally {
    await transactions.settle();
  }
}

/** Steps of one group at places that follow each other. */
interface Part {
  readonly kind: ListSteps['kind'];
  readonly group: AnyStep['group'];
  readonly firstSeq: number;
  readonly steps: readonly AnyStep[];
}

function* partsOf({ kind, steps }: ListSteps): Generator<Part> {
  for (const [rank, group] of groups.entries()) {
    const first = (rank * kinds.length + kinds.indexOf(kind)) * placesOfList + 1;
    const ordered = orderSteps(steps.filter(step => step.group === group));
    for (let at = 0; at < ordered.length; at += rowsAtOnce) {
      yield { kind, group, firstSeq: first + at, steps: ordered.slice(at, at + rowsAtOnce) };
    }
  }
}

const orderSteps = (steps: readonly AnyStep[]): readonly AnyStep[] =>
  steps
    .map((step, index) => ({ step, index }))
    .sort((a, b) => a.step.action.localeCompare(b.step.action) || a.step.level - b.step.level || a.index - b.index)
    .map(({ step }) => step);

async function insertSteps(tx: Tx, planId: string, { kind, group, firstSeq, steps }: Part): Promise<void> {
  await sql`
    insert into plan_step (plan_id, seq, category, step_group, action, is_ticked, is_tickable, kind, name, subtitle, verdict, offers,
      candidates, changes, record_id, books_id, level)
    select ${planId}::uuid, ${firstSeq}::integer + g.at - 1, g.category, ${group}, g.action, g."isTicked", ${group === 'do'}::boolean,
      ${kind}, g.name, g.subtitle, g.verdict, g.offers, g.candidates, g.changes, g."recordId", g."booksId", g.level
    from rows from (jsonb_to_recordset(${JSON.stringify(steps.map(writtenStep))}::jsonb) as (category text, action text,
      "isTicked" boolean, name text, subtitle text, verdict jsonb, offers text[], candidates jsonb, changes jsonb,
      "recordId" uuid, "booksId" text, level smallint)) with ordinality as g(category, action, "isTicked", name, subtitle, verdict,
      offers, candidates, changes, "recordId", "booksId", level, at)`.execute(tx);
}

/** Most steps have neither candidates nor changes, and no record yet: what is left out is null. */
const writtenStep = (step: AnyStep): object => ({
  ...step,
  candidates: step.candidates ?? undefined,
  changes: step.changes ?? undefined,
  recordId: step.recordId ?? undefined,
});
