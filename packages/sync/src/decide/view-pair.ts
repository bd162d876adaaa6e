import { viewBooks, viewWorkspace } from '../mapping/compile-mapping.ts';
import type { Legs } from '../merge/merge-field.ts';
import type { Fields } from '../record/field-value.ts';
import type { Link } from '../record/link.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import { lineKeysOf } from './changed-fields.ts';
import type { KindRules } from './kind-rules.ts';

/** The records of a pair, as far as they are there. */
export interface PairRecords {
  readonly workspace: Pick<WorkspaceRecord, 'fields'> | null;
  readonly books: Pick<BooksRecord, 'fields'> | null;
  readonly link: Pick<Link, 'base' | 'lineIds'> | null;
}

/** Both sides of a pair and what they agreed on, in fields of the workspace, lines under our keys. A record that is not there is empty. */
export function viewPair(
  { workspace, books, link }: PairRecords,
  { mapping, links }: Pick<KindRules, 'mapping' | 'links'>,
): Legs<Fields> {
  const lineKeys = lineKeysOf({ lineIds: link?.lineIds ?? {} });
  return {
    base: link?.base.fields ?? {},
    workspace: workspace === null ? {} : viewWorkspace(workspace.fields, mapping).fields,
    books: books === null ? {} : viewBooks(books.fields, mapping, { links, lineKeys }).fields,
  };
}
