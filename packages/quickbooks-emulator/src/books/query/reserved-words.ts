/** Words of the grammar that name no entity and no property; some of them the emulator only refuses (recorded lists). */
const RESERVED: ReadonlySet<string> = new Set([
  'and',
  'between',
  'contains',
  'false',
  'from',
  'in',
  'iterator',
  'like',
  'maxresults',
  'not',
  'null',
  'or',
  'order',
  'orderby',
  'select',
  'startposition',
  'true',
  'where',
]);
/** The grammar's names for these; the others are shown as they are (recorded: `<AND> ...`, `"orderby" ...`). */
const NAMED: ReadonlySet<string> = new Set(['and', 'not', 'or']);

export function isReserved(word: string): boolean {
  return RESERVED.has(word.toLowerCase());
}

/** What the real parser calls the kind of a word: `<IDENTIFIER>`, `<OR>`, `"null"`. */
export function tokenName(word: string): string {
  const lower = word.toLowerCase();
  if (NAMED.has(lower)) return `<${lower.toUpperCase()}>`;
  return RESERVED.has(lower) ? `"${lower}"` : '<IDENTIFIER>';
}
