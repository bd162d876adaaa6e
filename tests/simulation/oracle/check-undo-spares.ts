import type { Connection } from '../world/connection.ts';
import { valueIn } from './check-edits.ts';
import type { SavedEdit } from './edit-ledger.ts';
import { keyOf, type Truth } from './truth.ts';
import { holds } from './violation.ts';

/** Edits whose value stands on the side where it was saved. */
export function standingEdits(
  { on, store }: Connection,
  truth: Truth,
  edits: readonly SavedEdit[],
): readonly SavedEdit[] {
  return edits.filter(edit => {
    const key = keyOf(edit.kind, edit.id);
    const record = edit.side === 'workspace' ? store.state.records.get(key) : truth.get(key)?.record;
    return (
      edit.on === on &&
      record?.life === 'live' &&
      edit.value !== null &&
      valueIn(record.fields, edit.field) === edit.value
    );
  });
}

/** Saved back to what the run itself had left there: nothing was changed since, and the run may be taken back. */
export function isAsRunLeft({ store }: Connection, runId: string, edit: SavedEdit): boolean {
  const left = [...store.state.journal.values()]
    .filter(entry => entry.runId === runId)
    .map(({ outcome }) => outcome?.after[edit.side] ?? null)
    .findLast(record => record?.kind === edit.kind && record.id === edit.id);
  return left !== null && left !== undefined && valueIn(left.fields, edit.field) === edit.value;
}

/**
 * A write of the record was on its way already when the run was taken back, and what finishes it, the undo or the next look, is not what
 * took the edit away: in the books the rules had decided against the edit before; here the answer brings what the books hold by now.
 */
export function isBeingWrittenOver({ store }: Connection, truth: Truth, edit: SavedEdit): boolean {
  const { side, kind, id, field, value } = edit;
  return [...store.state.journal.values()].some(({ outcome, remote, before }) => {
    const record = before[side];
    if (outcome !== null || remote === null || record?.kind !== kind || record.id !== id) return false;
    if (side === 'books') return Object.hasOwn(remote.sent, field) && valueIn(record.fields, field) === value;
    const there = truth.get(keyOf(kind, before.books?.id ?? ''))?.record;
    return there !== undefined && field !== 'customer' && valueIn(there.fields, field) !== value;
  });
}

/** What people saved after a run is still there after it was taken back. */
export function checkUndoSpares(before: readonly SavedEdit[], after: readonly SavedEdit[]): void {
  for (const edit of before) {
    holds(
      7,
      after.includes(edit),
      () =>
        `undo took ${edit.side} ${edit.kind} ${edit.id} ${edit.field} := ${edit.value ?? ''} away, which was saved since`,
    );
  }
}
