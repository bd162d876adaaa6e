import { sql } from 'kysely';
import type { Search } from './find-page.ts';

const separators = /[\s.,:;@/\\\-_+&()[\]'"#*|!<>]+/;
const wordsMax = 8;

/**
 * The `tsquery` of what a person typed: every word must begin a word of the record, in any order. Undefined when nothing searchable was
 * typed. Punctuation separates words, as in `search_words` and `search_terms` of the schema.
 */
export function searchQuery(typed: string): string | undefined {
  const words = typed
    .split(separators)
    .filter(word => word !== '')
    .slice(0, wordsMax);
  return words.length === 0 ? undefined : words.map(word => `'${word}':*`).join(' & ');
}

/** How a list whose rows hold all their words themselves is searched. */
export function searchOfRows({ search }: { readonly search?: string | undefined }): Search | undefined {
  const query = search === undefined ? undefined : searchQuery(search);
  if (query === undefined) return undefined;
  const isFound = sql`r.search @@ to_tsquery('simple', ${query})`;
  return { indexed: [isFound], ofRow: sql`(${isFound}) is true` };
}
