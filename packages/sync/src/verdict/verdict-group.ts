import type { Verdict, VerdictCode } from './verdict.ts';

/** The four things a verdict can mean for a person. */
export type VerdictGroup = 'done' | 'skipped' | 'held' | 'problem';

const groups = {
  created: 'done',
  updated: 'done',
  linked: 'done',
  removed: 'done',
  restored: 'done',
  'followed-merge': 'done',
  unlinked: 'done',
  undone: 'done',
  unchanged: 'skipped',
  'same-name-exists': 'skipped',
  'deleted-here': 'skipped',
  'kept-apart': 'skipped',
  'kind-off': 'skipped',
  'only-in': 'skipped',
  'only-out': 'skipped',
  'create-off': 'skipped',
  'update-off': 'skipped',
  'deletion-kept': 'skipped',
  'inactive-there': 'skipped',
  'never-sent': 'skipped',
  'not-chosen': 'skipped',
  'reference-not-linked': 'held',
  'dependency-failed': 'held',
  'not-seen-there': 'held',
  'connection-down': 'held',
  'keeps-changing': 'held',
  'outcome-unknown': 'held',
  conflict: 'problem',
  'several-candidates': 'problem',
  'edit-against-deletion': 'problem',
  'removed-there': 'problem',
  'merge-target-unknown': 'problem',
  'merge-target-linked': 'problem',
  'name-taken': 'problem',
  'name-missing': 'problem',
  'mapping-missing': 'problem',
  'life-impossible': 'problem',
  refused: 'problem',
  'undo-moved-on': 'problem',
  'undo-impossible': 'problem',
} as const satisfies Record<VerdictCode, VerdictGroup>;

export const verdictGroup = (verdict: Pick<Verdict, 'code'>): VerdictGroup => groups[verdict.code];
