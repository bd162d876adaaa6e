import type { AttentionProblem } from '@tieout/api';
import { isPressed, type Cure } from './cures.ts';

/** Problems of one cause. */
export interface CauseGroup {
  readonly cause: string;
  readonly title: string;
  readonly problems: readonly AttentionProblem[];
  /** Buttons that every problem of the group has, so that one press can settle them all. */
  readonly sharedCures: readonly Cure[];
}

/** Groups by cause, the largest group first; within a group the oldest problem first. */
export function groupByCause(problems: readonly AttentionProblem[]): readonly CauseGroup[] {
  const byCause = new Map<string, AttentionProblem[]>();
  for (const problem of problems) byCause.set(problem.cause, [...(byCause.get(problem.cause) ?? []), problem]);
  return [...byCause]
    .map(([cause, rows]) => ({
      cause,
      title: rows[0]?.causeTitle ?? cause,
      problems: [...rows].sort((a, b) => a.since.localeCompare(b.since)),
      sharedCures: sharedCures(rows),
    }))
    .sort((a, b) => b.problems.length - a.problems.length);
}

function sharedCures(problems: readonly AttentionProblem[]): readonly Cure[] {
  const [first, ...others] = problems;
  if (first === undefined || others.length === 0) return [];
  return first.cures.filter(isPressed).filter(cure => others.every(problem => problem.cures.includes(cure)));
}
