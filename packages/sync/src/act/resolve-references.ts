import type { SyncRooms } from '../ports/sync-store.ts';
import {
  isLines,
  isReference,
  type FieldValue,
  type Fields,
  type LineFieldValue,
  type Reference,
} from '../record/field-value.ts';
import { linkIndex, type LinkIndex } from '../record/link-index.ts';
import { referencesIn } from '../record/references.ts';

/** The links that the fields refer to, looked up once; a reference that is not in the index is not linked. */
export async function indexReferences(rooms: SyncRooms, fields: Fields): Promise<LinkIndex> {
  const index = linkIndex([]);
  for (const { to, side, id } of referencesIn(fields)) {
    const link =
      side === 'workspace' ? await rooms.links.findByWorkspace(to, id) : await rooms.links.findByBooks(to, id);
    if (link !== null) index.add(link);
  }
  return index;
}

/** The first reference that cannot be followed, if any. */
export const findUnlinked = (fields: Fields, index: LinkIndex): Reference | undefined =>
  referencesIn(fields).find(({ side, to, id }) => side === 'books' && index.workspaceIdOf(to, id) === undefined);

/** References turned to the workspace's ids where a link is known: the form that base and views have. */
export const turnedHere = (fields: Fields, index: LinkIndex): Fields =>
  mapFields(fields, value => (isReference(value) ? turned(value, index) : value));

function turned(reference: Reference, index: LinkIndex): Reference {
  if (reference.side === 'workspace') return reference;
  const id = index.workspaceIdOf(reference.to, reference.id);
  return id === undefined ? reference : { to: reference.to, side: 'workspace', id };
}

/** References as the workspace stores them: plain ids. */
export const plainHere = (fields: Fields): Fields =>
  mapFields(fields, value => (isReference(value) ? value.id : value));

function mapFields(fields: Fields, convert: (value: LineFieldValue) => LineFieldValue): Fields {
  const mapped: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(fields)) {
    mapped[name] = isLines(value)
      ? value.map(line => ({
          ...line,
          fields: mapFields(line.fields, convert) as Readonly<Record<string, LineFieldValue>>,
        }))
      : convert(value);
  }
  return mapped;
}
