import type { Fields } from '../record/field-value.ts';
import type { WorkspaceLife, WorkspaceRecord } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';

/** What became of a write in the workspace. */
export type WorkspaceWrite =
  | { readonly kind: 'written'; readonly record: WorkspaceRecord }
  /** The record has another version by now, or is gone. */
  | { readonly kind: 'stale' }
  /** The workspace's own rules refuse the value; `message` is for people. */
  | { readonly kind: 'refused'; readonly message: string };

/** Addresses a record at the version a decision was made on. */
export interface RecordAt {
  readonly kind: RecordKind;
  readonly id: string;
  readonly version: string;
}

/**
 * The records of the workspace, in workspace field names; references are plain workspace ids. Every write sets a new
 * version and keeps line keys as given. Writes made through this port must not themselves ask for a sync.
 */
export interface WorkspaceRecords {
  /** The record whatever its life; null only when it never existed or was purged. */
  find(kind: RecordKind, id: string): Promise<WorkspaceRecord | null>;
  /** Makes a record; the store mints its id. */
  create(kind: RecordKind, fields: Fields, life: WorkspaceLife): Promise<WorkspaceWrite>;
  /** Writes the fields given and leaves the others alone. */
  update(at: RecordAt, fields: Fields): Promise<WorkspaceWrite>;
  /** Archives, voids, deletes or brings back. */
  setLife(at: RecordAt, life: WorkspaceLife): Promise<WorkspaceWrite>;
}
