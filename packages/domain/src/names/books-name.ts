/** QuickBooks refuses these in names: the colon is its path separator (entities.md §3.1). */
const forbidden = /[:\t\n\r]/g;

/** QuickBooks' longest display name of a customer (entities.md §2.1). */
export const displayNameLengthMax = 500;

/** The nearest name the books accept: offered as a cure, never applied in silence. */
export function cleanBooksName(name: string, lengthMax: number): string {
  const spaced = name.replaceAll(forbidden, ' ').replaceAll(/ {2,}/g, ' ').trim();
  return cut(spaced, lengthMax).trim();
}

/** The beginning of a text without half a character at its end: that is no UTF-8, which QuickBooks answers with 500 (entities.md §3.1). */
const cut = (text: string, lengthMax: number): string => text.slice(0, lengthMax).replace(/[\uD800-\uDBFF]$/, '');

/** The first of `name (2)`, `name (3)` … that is free: offered when another record holds the name. */
export function proposeFreeName(name: string, isTaken: (candidate: string) => boolean, lengthMax: number): string {
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`;
    const candidate = cut(name, lengthMax - suffix.length) + suffix;
    if (!isTaken(candidate)) return candidate;
  }
}
