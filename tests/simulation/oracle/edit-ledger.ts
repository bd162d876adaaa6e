import type { RecordKind, Side } from '@tieout/sync';

/** One value that a person saved. `field` names a field, or `lines/<description>/<line field>` within a document. */
export interface SavedEdit {
  readonly on: number;
  readonly side: Side;
  readonly kind: RecordKind;
  readonly id: string;
  readonly field: string;
  /** Null: a line that was taken away. */
  readonly value: string | null;
  /** Order among all edits. */
  readonly at: number;
  /** Whether the record was linked when it was saved: before that, the linking rule may choose the other side's value. */
  readonly wasLinked: boolean;
}

/** Every edit that people saved, kept apart from everything the engine knows. */
export interface EditLedger {
  readonly edits: readonly SavedEdit[];
  readonly save: (edit: Omit<SavedEdit, 'at'>) => void;
}

export function createEditLedger(): EditLedger {
  const edits: SavedEdit[] = [];
  return { edits, save: edit => void edits.push({ ...edit, at: edits.length }) };
}
