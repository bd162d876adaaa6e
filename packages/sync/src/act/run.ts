import type { Instant } from '@tieout/domain';
import type { KindRules } from '../decide/kind-rules.ts';
import type { Decision } from '../plan/decision.ts';
import type { BooksWriter } from '../ports/books-writer.ts';
import type { RunMode } from '../ports/journal.ts';
import type { SyncStore } from '../ports/sync-store.ts';
import type { RecordKind } from '../record/record-kind.ts';
import type { PairKey } from '../plan/step.ts';
import type { Verdict } from '../verdict/verdict.ts';

/** The rules without the links: those are looked up as they stand at the moment of writing. */
export type ActingRules = Omit<KindRules, 'links'>;

/** What a run works with. Clock and ids come in, so that a run can be repeated to the letter. */
export interface RunEnvironment {
  readonly store: SyncStore;
  readonly books: BooksWriter;
  readonly rulesOf: (kind: RecordKind) => ActingRules;
  readonly now: () => Instant;
  /** Unique, at most 50 characters: they become request ids (protocol.md §2.7). */
  readonly newId: () => string;
  /** Told after every decision, when what it reports is committed. */
  readonly tell: (told: ToldVerdict) => void;
  /** Asked before every batch; `true` ends the run after what is on its way. */
  readonly isStopped: () => boolean;
}

export interface Run extends RunEnvironment {
  readonly runId: string;
  readonly mode: RunMode;
  /**
   * The caller found out about all lost answers just now, and nobody else sends for this connection: carrying out need not ask again.
   */
  readonly isResumed?: boolean;
}

/** What became of one decision. */
export interface ToldVerdict {
  readonly key: PairKey;
  readonly name: string;
  readonly verdict: Verdict;
}

export interface RunReport {
  readonly runId: string;
  /** `down`: the connection failed. `unknown`: the last batch's outcome is not known; resuming finds out. */
  readonly ended: 'complete' | 'stopped' | 'down' | 'unknown';
  readonly told: readonly ToldVerdict[];
}

/** A decision with its place in the run. */
export interface Task {
  readonly decision: Decision;
  readonly sequence: number;
  /** Which try this is, from 1; a stale answer makes another. */
  readonly attempt: number;
}
