import type { BooksLife, WorkspaceLife } from '../record/record.ts';
import { isDocument, type RecordKind } from '../record/record-kind.ts';
import type { Removal } from '../verdict/verdict.ts';

/**
 * How a record of the workspace lives after its counterpart came to live so: customers and items are archived
 * whatever became of them there, documents keep voided and deleted apart (both final).
 */
export function lifeHere(kind: RecordKind, life: BooksLife): WorkspaceLife {
  if (life === 'live' || life === 'voided') return life;
  if (life === 'inactive') return 'inactive';
  return isDocument(kind) ? 'deleted' : 'inactive';
}

/** QuickBooks cannot delete customers and items, only deactivate them (entities.md §3.2). */
export function lifeThere(kind: RecordKind, life: WorkspaceLife): WorkspaceLife {
  return life === 'deleted' && !isDocument(kind) ? 'inactive' : life;
}

/** Kinds whose documents QuickBooks' API can void; the others can only be deleted (entities.md §3.3). */
const voidable: ReadonlySet<RecordKind> = new Set<RecordKind>(['invoice', 'payment']);

/** Whether the books can bring a record of the kind into this life at all. */
export function canLiveThere(kind: RecordKind, life: WorkspaceLife): boolean {
  if (life === 'voided') return voidable.has(kind);
  return life === 'live' || isDocument(kind) === (life === 'deleted');
}

/** The name of what happened, for verdicts; a live record was not removed. */
export const removalOf = (life: WorkspaceLife | BooksLife): Removal | null => (life === 'live' ? null : life);
