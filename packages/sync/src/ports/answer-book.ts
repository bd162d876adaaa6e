import type { Answers } from '../decide/answers.ts';
import type { PairKey } from '../plan/step.ts';

/** What people answered to problems, until the pair converges. */
export interface AnswerBook {
  find(key: PairKey): Promise<Answers>;
  /** Forgets the answers of a pair that has converged. */
  clear(key: PairKey): Promise<void>;
}
