import type { Link } from './link.ts';

const fromBooks = 'books:';

/** The key by which a line of the books goes here until it is known by one of ours; never clashes with our own keys. */
export const incomingLineKey = (booksLineId: string): string => `${fromBooks}${booksLineId}`;

/** The books line id that a key stands for; undefined for a line that the books do not have. */
export function findBooksLineId(key: string, lineIds: Link['lineIds'] = {}): string | undefined {
  return lineIds[key] ?? (key.startsWith(fromBooks) ? key.slice(fromBooks.length) : undefined);
}
