import type { Link, Tombstone } from '../record/link.ts';
import type { RecordKind } from '../record/record-kind.ts';

/** The links of one connection. A record of either side has at most one. */
export interface Links {
  findByWorkspace(kind: RecordKind, workspaceId: string): Promise<Link | null>;
  findByBooks(kind: RecordKind, booksId: string): Promise<Link | null>;
  /** Makes the link or replaces the one of the same workspace record. */
  save(link: Link): Promise<void>;
  remove(kind: RecordKind, workspaceId: string): Promise<void>;
}

/** The tombstones of one connection. */
export interface Tombstones {
  find(kind: RecordKind, booksId: string): Promise<Tombstone | null>;
  /** Buries; burying twice keeps the first date. */
  bury(tombstone: Tombstone): Promise<void>;
  /** Forgets; nothing happens where nothing is buried. */
  unbury(kind: RecordKind, booksId: string): Promise<void>;
}
