import { closeProblem } from './close-problem.ts';
import type { StoredProblem } from './find-problem.ts';
import type { AnswerKind, ProblemDesk } from './problem-desk.ts';

const answersOf: Readonly<Partial<Record<StoredProblem['cures'][number], AnswerKind>>> = {
  retry: 'retry',
  'take-books': 'side',
  'take-here': 'side',
  dismiss: 'dismiss',
};

/** The answers that the buttons of a problem are. */
export function answersByCures({ cures }: Pick<StoredProblem, 'cures'>): readonly AnswerKind[] {
  return [...new Set(cures.flatMap(cure => answersOf[cure] ?? []))];
}

/** Problems that are settled elsewhere, and here at most acknowledged. */
export const plainDesk: ProblemDesk = {
  answersTo: problem => answersByCures(problem).filter(kind => kind === 'dismiss'),
  readPair: () => Promise.resolve(undefined),
  carry: (tools, actor, { problem }) =>
    tools.db.transaction().execute(tx => closeProblem({ tx, tools, actor }, { problem, how: 'left as it is' })),
};
