import { isReference, type Base, type Fields, type FieldValue, type References } from '@tieout/sync';

/**
 * A base as a link keeps it: references as ids of the books, as the mirror has them. A reference here that is linked to nothing has no
 * counterpart there.
 */
export const storedBase = ({ life, fields }: Base, links: References): string =>
  JSON.stringify({ life, fields: storedFields(fields, links) });

const storedFields = (fields: Fields, links: References): Readonly<Record<string, FieldValue>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, storedValue(value, links)]));

function storedValue(value: FieldValue, links: References): FieldValue {
  if (!isReference(value)) return value;
  return value.side === 'books' ? value.id : (links.booksIdOf(value.to, value.id) ?? null);
}
