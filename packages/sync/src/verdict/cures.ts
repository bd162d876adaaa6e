import type { VerdictCode } from './verdict.ts';

/** Buttons that settle a verdict. Stable ids: the web app and the API know what each one does. */
export const cureIds = [
  'link-instead',
  'restore',
  'choose-candidate',
  'create-anyway',
  'take-books',
  'take-workspace',
  'type-value',
  'make-rule',
  'remove-both',
  'keep-both',
  'change-name',
  'add-mapping',
  'open-mappings',
  'open-rules',
  'choose-survivor',
  'sync-now',
  'reconnect',
  'edit-record',
  'retry',
  'unlink',
] as const;
export type CureId = (typeof cureIds)[number];

const cures: Readonly<Partial<Record<VerdictCode, readonly CureId[]>>> = {
  'same-name-exists': ['link-instead'],
  'deleted-here': ['restore'],
  'kind-off': ['open-rules'],
  'only-in': ['open-rules'],
  'only-out': ['open-rules'],
  'create-off': ['create-anyway', 'open-rules'],
  'update-off': ['open-rules'],
  'reference-not-linked': ['sync-now'],
  'dependency-failed': ['retry'],
  'not-seen-there': ['sync-now'],
  'connection-down': ['reconnect'],
  'keeps-changing': ['retry'],
  'outcome-unknown': ['sync-now'],
  conflict: ['take-books', 'take-workspace', 'type-value', 'make-rule'],
  'several-candidates': ['choose-candidate', 'create-anyway'],
  'edit-against-deletion': ['remove-both', 'keep-both'],
  'removed-there': ['remove-both', 'keep-both', 'unlink'],
  'merge-target-unknown': ['choose-survivor', 'remove-both'],
  'merge-target-linked': ['remove-both', 'choose-survivor'],
  'name-taken': ['change-name', 'choose-candidate'],
  'name-missing': ['edit-record'],
  'mapping-missing': ['add-mapping', 'open-mappings'],
  'life-impossible': ['keep-both', 'unlink'],
  refused: ['edit-record', 'retry'],
  'undo-moved-on': ['edit-record'],
};

/** What a person can press, best first; empty where there is nothing to settle. */
export const curesOf = (code: VerdictCode): readonly CureId[] => cures[code] ?? [];
