import type { Reference } from '../record/field-value.ts';
import type { Verdict } from '../verdict/verdict.ts';
import type { PairKey, Step } from './step.ts';

/** What was decided about one pair: the verdict that people read and the steps that bring it about. */
export interface Decision {
  readonly key: PairKey;
  /** What the record is called, for people. */
  readonly name: string;
  readonly verdict: Verdict;
  /** Empty for everything that is left alone, held or a problem without a harmless part. */
  readonly steps: readonly Step[];
  /**
   * Records that must be linked before the steps can run. Of a removal: the records it points at, which are removed
   * after it.
   */
  readonly needs: readonly Reference[];
  /** Changes that were seen and left alone because the direction or the policy says so; explained to people (B15). */
  readonly ignored: readonly IgnoredChange[];
  /**
   * Records whose place another one took there in what was changed here too. Whether somebody edited that or the books merged the record
   * is not known: it is read, and the pair decided again, before any step is carried out. Absent: none.
   */
  readonly doubts?: readonly Reference[];
}

export interface IgnoredChange {
  readonly field: string;
  readonly side: 'workspace' | 'books';
  readonly because: 'only-in' | 'only-out' | 'mapping-direction' | 'update-off';
}
