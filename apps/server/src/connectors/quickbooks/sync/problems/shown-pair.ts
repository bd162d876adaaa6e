import type { ProblemEntry } from '@tieout/api';
import type { CompiledMapping, Contested, Fields, FieldValue, Legs, StandingValue } from '@tieout/sync';

/** Both sides of a record with what they agreed on last, to be shown field by field (look.md, the pair view). */
export interface ShownPair {
  /** In fields of the workspace, lines under our keys. */
  readonly legs: Legs<Fields>;
  readonly mapping: CompiledMapping;
  /** What a person must choose in. */
  readonly conflicts: readonly Contested[];
  /** What was said already and not carried out yet. */
  readonly chosen: Readonly<Record<string, StandingValue>>;
  /** Values that are ids of QuickBooks' own lists are shown by their names; undefined for those that speak for themselves. */
  readonly nameOf: (field: string, value: FieldValue) => string | undefined;
  /** How a third value is entered instead of either, by the path of a field, or of one in a line: `lines.quantity`. Null: not at all. */
  readonly entryOf: (path: string) => ProblemEntry | null;
}
