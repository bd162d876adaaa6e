import type { ImportCategory, PlanStep } from '@tieout/api';
import { verdictGroup, type Candidate, type Decision, type Step, type Verdict, type VerdictCode } from '@tieout/sync';
import { shownChange } from '../../../plans/shown-change.ts';
import type { LightBooks } from './light-lists.ts';

type ApiChange = PlanStep['changes'][number];
type ApiCandidate = PlanStep['candidates'][number];

/** A row of a plan before it has its place. */
export interface DraftStep {
  readonly category: ImportCategory;
  readonly group: PlanStep['group'];
  readonly action: PlanStep['action'];
  readonly isTicked: boolean;
  readonly name: string;
  readonly subtitle: string;
  readonly verdict: Verdict;
  readonly offers: PlanStep['offers'];
  readonly candidates: readonly ApiCandidate[] | null;
  readonly changes: readonly ApiChange[] | null;
  readonly recordId: string | null;
  readonly booksId: string;
  readonly level: number;
}

/** What people see of a decision about a books record. */
export function stepOfDecision(
  decision: Decision,
  books: LightBooks,
  { category, level }: Pick<DraftStep, 'category' | 'level'>,
): DraftStep {
  const { verdict } = decision;
  const group = groupOf(decision);
  return {
    category,
    group,
    action: actionOf(decision, group),
    isTicked: group === 'do',
    name: decision.name === '' ? books.name : decision.name,
    subtitle: books.email ?? books.sku ?? '',
    verdict,
    offers: offersOf(verdict),
    candidates: verdict.code === 'several-candidates' ? verdict.candidates.map(apiCandidate) : null,
    changes: changesOf(decision.steps),
    recordId: recordIdOf(decision, books),
    booksId: books.books_id,
    level,
  };
}

/** Only what changes something here is to be done by an import; what would be written there is told and left alone. */
const isHere = (step: Step): boolean => !('side' in step) || step.side === 'workspace';

function groupOf({ verdict, steps }: Decision): PlanStep['group'] {
  if (verdictGroup(verdict) === 'problem') return 'decide';
  return steps.some(isHere) ? 'do' : 'leave';
}

function actionOf({ steps }: Decision, group: PlanStep['group']): PlanStep['action'] {
  if (group !== 'do') return group === 'decide' ? 'decide' : 'skip';
  const kinds = steps.filter(isHere).map(step => step.kind);
  if (kinds.includes('create')) return 'create';
  if (kinds.includes('link')) return 'link';
  return kinds.includes('set-life') ? 'archive' : 'update';
}

const offers: Partial<Record<VerdictCode, PlanStep['offers']>> = {
  'same-name-exists': ['link'],
  'deleted-here': ['restore'],
  'several-candidates': ['choose', 'create-anyway'],
};

const offersOf = ({ code }: Verdict): PlanStep['offers'] => offers[code] ?? [];

function recordIdOf({ verdict, key }: Decision, books: LightBooks): string | null {
  if (verdict.code === 'same-name-exists') return verdict.workspaceId;
  return key.workspaceId ?? books.buried_id;
}

const apiCandidate = (candidate: Candidate): ApiCandidate => ({
  recordId: candidate.id,
  name: candidate.name,
  score: candidate.score,
  reason: candidate.reason.replaceAll('-', ' '),
});

/** Field changes of updates here. A creation shows the record's fields, which are looked up when it is shown. */
function changesOf(steps: readonly Step[]): readonly ApiChange[] | null {
  const changes = steps.flatMap(step =>
    step.kind === 'update' && step.side === 'workspace' ? Object.entries(step.changes) : [],
  );
  if (changes.length === 0) return null;
  return changes.map(([field, change]) => shownChange(field, change));
}
