import type { Fields, Reference } from './field-value.ts';
import { isLines, isReference } from './field-value.ts';
import type { RecordKind } from './record-kind.ts';

/** Where the links are looked up while values change sides. Synchronous: the planner does no I/O. */
export interface References {
  /** The workspace record that a books record is linked to. */
  readonly workspaceIdOf: (kind: RecordKind, booksId: string) => string | undefined;
  /** The books record that a workspace record is linked to. */
  readonly booksIdOf: (kind: RecordKind, workspaceId: string) => string | undefined;
  /**
   * The workspace record linked to the one that this record's books record was merged into there; null when it was merged and the books
   * did not say into what, undefined when it was not. Whatever pointed at the one points at the other from then on, without anybody
   * having edited it.
   */
  readonly survivorOf: (kind: RecordKind, workspaceId: string) => string | null | undefined;
}

/** For kinds that point at nothing. */
export const noReferences: References = {
  workspaceIdOf: () => undefined,
  booksIdOf: () => undefined,
  survivorOf: () => undefined,
};

/** Every reference in the fields, those in lines included. Asked of each of a hundred thousand records: it makes no list but its own. */
export function referencesIn(fields: Fields): readonly Reference[] {
  const found: Reference[] = [];
  for (const value of Object.values(fields)) {
    if (isReference(value)) found.push(value);
    else if (isLines(value)) for (const line of value) found.push(...Object.values(line.fields).filter(isReference));
  }
  return found;
}
