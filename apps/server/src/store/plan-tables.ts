import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { ImportCategory, JournalStep, Plan, PlanStep, Run } from '@tieout/api';
import type { Decision, RecordKind, Verdict } from '@tieout/sync';
import type { JsonColumn, JsonColumnWithDefault } from './json-column.ts';

/** Rows of `migrations/0004-plans.sql`. */
export interface PlanTables {
  readonly plan: PlanRow;
  readonly plan_step: PlanStepRow;
  readonly run: RunRow;
  readonly journal: JournalRow;
  readonly problem: ProblemRow;
}

type Later<Value> = ColumnType<Value | null, Value | null | undefined, Value | null>;

/** Where reading the books stands: entities done, and the position of the next page of the one being read. */
export interface ReadingPlace {
  readonly finished?: readonly string[];
  readonly entity?: string;
  readonly nextPosition?: number | undefined;
  /** Of the last record that was read: positions move while records are deleted. */
  readonly lastId?: string | undefined;
}

export interface PlanRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly connection_id: string;
  readonly kind: Generated<Plan['kind']>;
  readonly undoes_run_id: Later<string>;
  readonly categories: ImportCategory[];
  readonly state: Plan['state'];
  readonly progress_done: Generated<number>;
  readonly progress_total: number | null;
  readonly progress_sentence: Generated<string>;
  readonly reading: JsonColumnWithDefault<ReadingPlace>;
  readonly applied_seq: Generated<number>;
  readonly answered_seq: Generated<number>;
  readonly count_do: Generated<number>;
  readonly count_leave: Generated<number>;
  readonly count_decide: Generated<number>;
  readonly count_ticked: Generated<number>;
  readonly run_id: string | null;
  readonly created_by: string;
  readonly created_at: Date;
  readonly failure: string | null;
  /** Calls to QuickBooks that preparing it took; its run counts them too. */
  readonly calls_total: Generated<string>;
  readonly calls_metered: Generated<string>;
}

/** What a person said instead of what the rules proposed. */
export type StepAnswer =
  | { readonly kind: 'link'; readonly recordId: string }
  | { readonly kind: 'restore' }
  | { readonly kind: 'create-anyway' };

export interface PlanStepRow {
  readonly plan_id: string;
  readonly seq: number;
  readonly category: ImportCategory;
  readonly step_group: PlanStep['group'];
  readonly action: PlanStep['action'];
  readonly is_ticked: boolean;
  readonly is_tickable: boolean;
  readonly kind: RecordKind;
  readonly name: string;
  readonly subtitle: string;
  readonly verdict: JsonColumn<Verdict>;
  readonly offers: PlanStep['offers'];
  readonly candidates: JsonColumn<PlanStep['candidates']> | null;
  readonly changes: JsonColumn<PlanStep['changes']> | null;
  readonly record_id: string | null;
  readonly books_id: string | null;
  readonly level: Generated<number>;
  readonly answer: JsonColumn<StepAnswer> | null;
  readonly decision: JsonColumn<Decision> | null;
}

export interface RunRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly connection_id: string;
  readonly kind: Run['kind'];
  readonly state: Run['state'];
  readonly title: string;
  readonly progress_done: Generated<number>;
  readonly progress_total: number | null;
  readonly progress_sentence: Generated<string>;
  readonly counts: JsonColumnWithDefault<Readonly<Record<string, number>>>;
  readonly started_by: string;
  readonly started_at: Date;
  readonly finished_at: Later<Date>;
  readonly calls_total: Generated<string>;
  readonly calls_metered: Generated<string>;
  readonly failure: Later<string>;
}

export interface JournalRow {
  readonly id: GeneratedAlways<string>;
  readonly run_id: string;
  readonly workspace_id: string;
  readonly connection_id: string;
  readonly at: Date;
  readonly action: string;
  readonly side: JournalStep['side'];
  readonly record_kind: string;
  readonly record_id: string | null;
  readonly books_id: string | null;
  readonly name: string;
  readonly outcome: JournalStep['outcome'];
  readonly sentence: string;
  readonly before: JsonColumn<unknown> | null;
  readonly after: JsonColumn<unknown> | null;
  readonly request_id: string | null;
  readonly request: JsonColumn<unknown> | null;
}

export interface ProblemRow {
  readonly id: string;
  readonly workspace_id: string;
  readonly connection_id: string;
  readonly cause: string;
  readonly record_kind: string;
  readonly record_id: string | null;
  readonly books_id: string | null;
  readonly record_name: string;
  readonly sentence: string;
  readonly detail: JsonColumn<unknown> | null;
  readonly cures: string[];
  readonly opened_at: Date;
  readonly settled_at: Later<Date>;
  readonly settled_by: Later<string>;
  readonly settled_how: Later<string>;
}
