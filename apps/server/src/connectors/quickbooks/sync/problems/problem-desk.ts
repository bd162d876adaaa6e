import type { ProblemAnswer } from '@tieout/api';
import type { Actor } from '../../../../records/record-tools.ts';
import type { Tx } from '../../../../store/store.ts';
import type { BooksTools } from '../../books-tools.ts';
import type { StoredProblem } from './find-problem.ts';
import type { ShownPair } from './shown-pair.ts';

export type AnswerKind = ProblemAnswer['kind'];

export interface Answering {
  readonly problem: StoredProblem;
  readonly answer: ProblemAnswer;
}

/** How problems of one kind of record are shown and answered. */
export interface ProblemDesk {
  /** The answers that settle an open problem. */
  readonly answersTo: (problem: StoredProblem) => readonly AnswerKind[];
  /** Both sides of the problem's record; undefined where there are no two sides to show. */
  readonly readPair: (tx: Tx, tools: BooksTools, problem: StoredProblem) => Promise<ShownPair | undefined>;
  /** Carries out one of the answers that `answersTo` gave, or orders the work. @throws ProblemFault */
  readonly carry: (tools: BooksTools, actor: Actor, answering: Answering) => Promise<void>;
}
