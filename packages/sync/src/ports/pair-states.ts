import type { PairKey } from '../plan/step.ts';
import type { PairState } from './journal.ts';

/** Both sides of pairs and what joins them. One look, because everything that is decided or written begins and ends with one. */
export interface PairStates {
  /**
   * The pair as it stands now. The link of the workspace record counts, else that of the books record; what it names stands for ids that
   * the key lacks or has otherwise. Inside a transaction that acts, the workspace record is held before anything is read, as
   * the rooms' own look at it holds it.
   */
  find(key: PairKey): Promise<PairState>;
}
