import { decidePair, viewBooks, viewWorkspace, type FieldConflict, type Fields, type Legs } from '@tieout/sync';
import type { InvoicePair } from './invoice-pair.ts';

/** Both sides of a linked invoice and what they agreed on, in fields of the workspace, lines under our keys. */
export function legsOf({ pair, rules }: InvoicePair): Legs<Fields> {
  const lineKeys = new Map(Object.entries(pair.link.lineIds).map(([key, booksLineId]) => [booksLineId, key]));
  return {
    base: pair.link.base.fields,
    workspace: viewWorkspace(pair.workspace.fields, rules.mapping).fields,
    books: viewBooks(pair.books.fields, rules.mapping, { links: rules.links, lineKeys }).fields,
  };
}

/** What both sides changed and a person must decide about. */
export function conflictsOf({ pair, rules }: InvoicePair): readonly FieldConflict[] {
  const { verdict } = decidePair(pair, rules);
  return verdict.code === 'conflict' ? verdict.fields : [];
}
