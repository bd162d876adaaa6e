import {
  isDocument,
  isReference,
  linkIndex,
  noReferences,
  referencesIn,
  viewBooks,
  type Base,
  type CompiledMapping,
  type Fields,
  type FieldValue,
  type LinkIndex,
  type RecordKind,
} from '@tieout/sync';
import { sql } from 'kysely';
import type { Db } from '../../../../store/store.ts';
import { withoutReference } from '../hide-unlinked-parents.ts';

/**
 * How a link keeps its base. Lists keep it as the mirror has its records, references as ids of the books: an import of a hundred
 * thousand then copies and converts nothing. Documents, with lines whose keys are ours, keep it as the planner has it.
 */
export interface BaseForm {
  readonly db: Db;
  readonly connectionId: string;
  readonly mapping: CompiledMapping;
}

/** The base as it is stored. */
export async function storeBase({ db, connectionId, mapping }: BaseForm, { life, fields }: Base): Promise<string> {
  if (isDocument(mapping.kind)) return JSON.stringify({ life, fields });
  const links = await indexLinks(db, connectionId, fields);
  const stored = mapping.compiled.map(({ mapping: field, outward }): [string, FieldValue] => {
    const value = fields[field.workspace] ?? null;
    if (isReference(value)) return [field.books, booksIdOf(links, value)];
    const there = outward(value, links);
    return [field.books, typeof there === 'symbol' ? value : there];
  });
  return JSON.stringify({ life, fields: Object.fromEntries(stored) });
}

/** A reference to something that is linked to nothing has no counterpart there. */
const booksIdOf = (
  links: LinkIndex,
  { to, side, id }: Extract<FieldValue, { readonly side: string }>,
): string | null => (side === 'books' ? id : (links.booksIdOf(to, id) ?? null));

/** The base as the planner takes it. */
export async function readBase({ db, connectionId, mapping }: BaseForm, { life, fields }: Base): Promise<Base> {
  if (isDocument(mapping.kind)) return { life, fields };
  const unresolved = viewBooks(fields, mapping, { links: noReferences }).fields;
  if (referencesIn(unresolved).length === 0) return { life, fields: unresolved };
  const links = await indexLinks(db, connectionId, unresolved);
  return { life, fields: withoutReference(viewBooks(fields, mapping, { links }).fields) };
}

/** The links of everything that the fields point at. */
async function indexLinks(db: Db, connectionId: string, fields: Fields): Promise<LinkIndex> {
  const references = referencesIn(fields);
  if (references.length === 0) return linkIndex([]);
  const asked = JSON.stringify(references);
  const { rows } = await sql<{ readonly kind: RecordKind; readonly record_id: string; readonly books_id: string }>`
    select l.kind, l.record_id, l.books_id from jsonb_to_recordset(${asked}::jsonb) as r("to" text, side text, id text)
    join link l on l.connection_id = ${connectionId} and l.kind = r."to"
      and case r.side when 'books' then l.books_id = r.id else l.record_id::text = r.id end`.execute(db);
  return linkIndex(rows.map(row => ({ kind: row.kind, workspaceId: row.record_id, booksId: row.books_id })));
}
