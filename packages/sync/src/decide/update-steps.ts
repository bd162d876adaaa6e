import type { MergedRecord } from '../merge/merge-fields.ts';
import type { FieldChanges, Step } from '../plan/step.ts';
import type { Side } from '../record/field-value.ts';

interface Versioned {
  readonly id: string;
  readonly version: string;
}

/** The writes that a merge asks for: at most one a side, each bound to the version it was decided on. */
export function updateSteps(
  records: { readonly workspace: Versioned; readonly books: Versioned },
  merged: Pick<MergedRecord, 'toWorkspace' | 'toBooks'>,
): readonly Step[] {
  return [
    ...updateStep('workspace', records.workspace, merged.toWorkspace),
    ...updateStep('books', records.books, merged.toBooks),
  ];
}

function updateStep(side: Side, { id, version }: Versioned, changes: FieldChanges): readonly Step[] {
  return Object.keys(changes).length === 0 ? [] : [{ kind: 'update', side, id, version, changes }];
}
