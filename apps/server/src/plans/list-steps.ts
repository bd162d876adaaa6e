import { sql } from 'kysely';
import type { FieldChange, ImportCategory, Plan, PlanStep } from '@tieout/api';
import { verdictSentence, type Decision, type Fields, type SentenceWords, type Verdict } from '@tieout/sync';
import { listPage, type ListedPage } from '../records/list-page.ts';
import type { RecordKey } from '../records/record-key.ts';
import type { Db } from '../store/store.ts';
import type { StepAnswer } from '../store/plan-tables.ts';
import { currencyOfRecord } from './currency-of-record.ts';
import { fieldKind } from './field-kind.ts';
import { readPlan } from './plan-answer.ts';
import { ruleText } from './rule-text.ts';
import { shownChange } from './shown-change.ts';
import { stepFilter, type StepFilter } from './step-filter.ts';
import { stepId } from './step-id.ts';

interface Row {
  readonly seq: number;
  readonly category: ImportCategory;
  readonly step_group: PlanStep['group'];
  readonly action: PlanStep['action'];
  readonly is_ticked: boolean;
  readonly is_tickable: boolean;
  readonly name: string;
  readonly subtitle: string;
  readonly verdict: Verdict;
  readonly offers: PlanStep['offers'];
  readonly candidates: PlanStep['candidates'] | null;
  readonly changes: PlanStep['changes'] | null;
  readonly record_id: string | null;
  readonly books_id: string | null;
  readonly answer: StepAnswer | null;
  readonly decision: Decision | null;
  readonly fields: Fields | null;
  readonly currency: string;
}

const words: SentenceWords = { books: 'QuickBooks', date: moment => moment.slice(0, 10) };

export type StepsQuery = StepFilter & { readonly limit: number; readonly cursor?: string | undefined };

/** The steps of a plan: one verdict for every record looked at, in the order in which they are carried out. */
export async function listSteps(db: Db, key: RecordKey, query: StepsQuery): Promise<ListedPage<PlanStep>> {
  const plan = await readPlan(db, key);
  const page = await listPage<Row>(db, {
    from: sql`plan_step r`,
    where: sql`r.plan_id = ${key.id} and ${!isPreparing(plan)} and ${stepFilter(query)}`,
    sorting: { key: sql`r.seq`, type: 'bigint', isDescending: false, id: sql`r.plan_id` },
    columns: sql`r.seq, r.category, r.step_group, r.action, r.is_ticked, r.is_tickable, r.name, r.subtitle, r.verdict, r.offers,
      r.candidates, r.changes, r.record_id, r.books_id, r.answer, r.decision, m.fields,
      ${currencyOfRecord({ recordId: sql`r.record_id`, connectionId: sql`${plan.connectionId}::uuid`, workspaceId: sql`${key.workspaceId}::uuid` })} as currency`,
    joins: sql`left join mirror m on r.action = 'create' and r.changes is null and m.connection_id = ${plan.connectionId}
      and m.books_id = r.books_id and m.entity = case r.kind when 'customer' then 'Customer' else 'Item' end`,
    page: query,
  });
  return { ...page, rows: page.rows.map(row => stepOf(key.id, row)) };
}

/** Steps come in list by list; they are shown when all are there. */
const isPreparing = ({ state }: Pick<Plan, 'state'>): boolean => state === 'reading' || state === 'deciding';

function stepOf(planId: string, row: Row): PlanStep {
  return {
    id: stepId(planId, row.seq),
    category: row.category,
    group: row.step_group,
    action: row.action,
    isTicked: row.is_ticked,
    isTickable: row.is_tickable,
    name: row.name,
    subtitle: row.subtitle,
    changes: row.changes?.map(withKind) ?? newFields(row.fields),
    currency: row.currency,
    verdict: {
      code: row.verdict.code,
      sentence: row.answer === null ? verdictSentence(row.verdict, words) : answerSentence(row.answer),
      rule: row.answer === null ? ruleText(row.verdict.code) : 'You decided.',
    },
    sides: sidesOf(row),
    offers: row.offers,
    candidates: row.candidates ?? [],
    recordId: row.record_id,
    booksId: row.books_id,
  };
}

/** An import writes here alone; a decision that is carried out to the letter says itself where it writes. */
function sidesOf({ decision, step_group: group }: Row): PlanStep['sides'] {
  if (decision === null) return group === 'do' ? ['here'] : [];
  const sides = decision.steps.flatMap(step => ('side' in step ? [step.side] : []));
  return [...new Set(sides)].map(side => (side === 'workspace' ? 'here' : 'books'));
}

function answerSentence(answer: StepAnswer): string {
  switch (answer.kind) {
    case 'link':
      return 'Will be linked to the record that you chose.';
    case 'restore':
      return 'Will be restored with the present values of QuickBooks.';
    case 'create-anyway':
      return 'Will be created beside the records of the same name.';
  }
}

/** Plans that were made by earlier versions do not say what their fields hold. */
const withKind = (change: FieldChange): FieldChange => ({ ...change, kind: fieldKind(change.field) });

/** What a creation will fill in. */
function newFields(fields: Fields | null): PlanStep['changes'] {
  return Object.entries(fields ?? {})
    .filter(([field]) => !field.endsWith('.furtherLines'))
    .map(([field, value]) => shownChange(field, { from: null, to: value }))
    .filter(change => change.to !== null);
}
