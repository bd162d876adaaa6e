import type { BooksRecord } from '../record/record.ts';
import type { RecordKind } from '../record/record-kind.ts';

/** Our copy of the books. Rows are replaced whole, never merged; nothing is ever removed, only marked. */
export interface Mirror {
  /** The record as the books last told it; null when they never did. */
  find(kind: RecordKind, id: string): Promise<BooksRecord | null>;
  /** Stores what the books told. An older version than the one held is ignored: answers may overtake each other. */
  put(record: BooksRecord): Promise<void>;
}
