import type { ImportCategory, PlanStep } from '@tieout/api';
import { verdictGroup, type Decision, type RecordKind, type Step } from '@tieout/sync';
import { sql } from 'kysely';
import { shownChange } from '../../../../plans/shown-change.ts';
import type { Tx } from '../../../../store/store.ts';

const rowsAtOnce = 1_000;

/** Writes the rows of an undo: what is put back, in the order in which it must be, and what is left with the reason. */
export async function writeUndoSteps(tx: Tx, planId: string, decisions: readonly Decision[]): Promise<void> {
  for (let at = 0; at < decisions.length; at += rowsAtOnce) {
    const rows = decisions.slice(at, at + rowsAtOnce).map((decision, index) => rowOf(decision, at + index + 1));
    await sql`
      insert into plan_step (plan_id, seq, category, step_group, action, is_ticked, is_tickable, kind, name, subtitle, verdict, offers,
        changes, record_id, books_id, decision)
      select ${planId}::uuid, g.seq, g.category, g."group", g.action, g."group" = 'do', g."group" = 'do', g.kind, g.name, '', g.verdict,
        '{}', g.changes, g."recordId", g."booksId", g.decision
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(seq integer, category text, "group" text, action text, kind text,
        name text, verdict jsonb, changes jsonb, "recordId" uuid, "booksId" text, decision jsonb)`.execute(tx);
  }
}

function rowOf(decision: Decision, seq: number) {
  const { key, name, verdict, steps } = decision;
  const group: PlanStep['group'] = steps.length > 0 && verdictGroup(verdict) === 'done' ? 'do' : 'leave';
  return {
    seq,
    category: categoryOf[key.kind],
    group,
    action: group === 'do' ? actionOf(steps) : 'skip',
    kind: key.kind,
    name,
    verdict,
    changes: changesOf(steps),
    recordId: key.workspaceId,
    booksId: key.booksId,
    decision,
  };
}

/** Where the rows of a kind are found on the page of a plan. */
const categoryOf: Readonly<Record<RecordKind, ImportCategory>> = {
  customer: 'customers',
  item: 'non-inventory',
  estimate: 'invoices',
  invoice: 'invoices',
  'credit-memo': 'invoices',
  payment: 'invoices',
};

function actionOf(steps: readonly Step[]): PlanStep['action'] {
  const life = steps.find(step => step.kind === 'set-life');
  if (life?.kind === 'set-life') return life.to === 'live' ? 'restore' : 'remove';
  if (steps.some(step => step.kind === 'update')) return 'update';
  return steps.some(step => step.kind === 'unlink') ? 'unlink' : 'link';
}

/** The same field may be put back on both sides: it is shown once. */
function changesOf(steps: readonly Step[]): PlanStep['changes'] {
  const changes = steps.flatMap(step => (step.kind === 'update' ? Object.entries(step.changes) : []));
  return [...new Map(changes)].map(([field, change]) => shownChange(field, change));
}
