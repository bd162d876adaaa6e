import type { Link } from './link.ts';

const fromBooks = 'books:';

/** Behind the key of a line whose plain key is taken. */
const again = '+';

/**
 * The key by which a line of the books goes here until it is known by one of ours. A line keeps the key that it came with, also where its
 * document is another one by now (parted, and linked to one that the books made since): what is taken is told apart.
 */
export function incomingLineKey(booksLineId: string, taken: Iterable<string> = []): string {
  const used = new Set(taken);
  let key = `${fromBooks}${booksLineId}`;
  while (used.has(key)) key += again;
  return key;
}

/** The books line id that a key stands for; undefined for a line that the books do not have. */
export function findBooksLineId(key: string, lineIds: Link['lineIds'] = {}): string | undefined {
  return lineIds[key] ?? (key.startsWith(fromBooks) ? key.slice(fromBooks.length).replace(/\++$/, '') : undefined);
}
