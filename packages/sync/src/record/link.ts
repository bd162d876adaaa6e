import type { Instant } from '@tieout/domain';
import type { Fields } from './field-value.ts';
import type { RecordKind } from './record-kind.ts';
import type { WorkspaceLife } from './record.ts';

/** What both sides agreed on when the link last converged: the third leg of the merge. In workspace field names. */
export interface Base {
  readonly life: WorkspaceLife;
  readonly fields: Fields;
}

/** This workspace record and that books record are the same thing. One link per record, one record per link. */
export interface Link {
  readonly kind: RecordKind;
  readonly workspaceId: string;
  readonly booksId: string;
  readonly base: Base;
  /** Books line id by workspace line key, for documents. */
  readonly lineIds: Readonly<Record<string, string>>;
}

/** A linked or imported record was deleted here; the books record stays away until a person restores it. */
export interface Tombstone {
  readonly kind: RecordKind;
  readonly booksId: string;
  /** The workspace record that was deleted. */
  readonly workspaceId: string;
  /** What it was called, for the verdict's sentence. */
  readonly name: string;
  readonly deletedAt: Instant;
}
