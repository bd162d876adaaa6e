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

/** Whether a list's filter holds words to search for. */
export const isSearch = ({ search }: { readonly search?: string | undefined }): boolean =>
  search !== undefined && searchQuery(search) !== undefined;
