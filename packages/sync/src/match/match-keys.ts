import { normaliseName } from '@tieout/domain';
import type { CompiledMapping } from '../mapping/compile-mapping.ts';
import { viewBooks, viewWorkspace } from '../mapping/compile-mapping.ts';
import type { FieldValue, Fields } from '../record/field-value.ts';
import { isReference } from '../record/field-value.ts';
import type { BooksRecord, WorkspaceRecord } from '../record/record.ts';
import type { References } from '../record/references.ts';

/** What a record is recognised by: already normalised, null where it has nothing to show. */
export interface MatchableRecord {
  readonly id: string;
  readonly name: string;
  readonly normalName: string | null;
  readonly email: string | null;
  readonly sku: string | null;
  /** Document number, customer and total in one: only all three together say anything. */
  readonly document: string | null;
  /** On a books record: the workspace id stored there by an earlier connection. */
  readonly foreignId: string | null;
}

/** The keys of a workspace record. */
export function matchableWorkspace(record: WorkspaceRecord, mapping: CompiledMapping): MatchableRecord {
  return matchable(record.id, viewWorkspace(record.fields, mapping).fields, mapping);
}

/** The keys of a books record, in workspace terms. */
export function matchableBooks(record: BooksRecord, mapping: CompiledMapping, links: References): MatchableRecord {
  const { fields } = viewBooks(record.fields, mapping, { links });
  const foreignId = keyIn(record.fields, mapping.keys.foreignId);
  return { ...matchable(record.id, fields, mapping), foreignId };
}

const keyIn = (fields: Fields, name: string | undefined): string | null =>
  name === undefined ? null : textOf(fields[name]);

function matchable(id: string, fields: Fields, { keys }: CompiledMapping): MatchableRecord {
  const key = (name: string | undefined): string | null => keyIn(fields, name);
  const name = key(keys.name) ?? '';
  const parts = [key(keys.number), key(keys.customer), key(keys.total)];
  return {
    id,
    name,
    normalName: keys.number === undefined ? textOrNull(normaliseName(name)) : null,
    email: key(keys.email),
    sku: normalised(key(keys.sku)),
    document: parts.includes(null) ? null : parts.join('\u0000'),
    foreignId: null,
  };
}

const normalised = (text: string | null): string | null => (text === null ? null : textOrNull(normaliseName(text)));
const textOrNull = (text: string): string | null => (text === '' ? null : text);

/** References compare by whose id they are; text as it stands. */
function textOf(value: FieldValue | undefined): string | null {
  if (typeof value === 'string') return textOrNull(value);
  if (value === undefined || !isReference(value)) return null;
  return `${value.side}:${value.id}`;
}
