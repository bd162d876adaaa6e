/** Rows before the end at which the next page is asked for: about a screen and a half at full scroll speed. */
export const loadAheadRows = 40;

/** Shapes of rows shown below the loaded ones while more are to come. */
export const shapeRows = 8;

interface Loaded {
  readonly loaded: number;
  readonly hasMore: boolean;
}

/** How many rows the list lays out: those that are loaded, and the shapes of what comes. */
export function laidOutRows({ loaded, hasMore }: Loaded): number {
  return hasMore ? loaded + shapeRows : loaded;
}

/** Whether the last row on screen is close enough to the end to fetch more. */
export function wantsMore(lastVisible: number, { loaded, hasMore }: Loaded): boolean {
  return hasMore && lastVisible >= loaded - loadAheadRows;
}

/** The row that a key moves to, or `undefined` when the key is not about moving. */
export function rowAfterKey(key: string, current: number, loaded: number): number | undefined {
  if (loaded === 0) return undefined;
  const last = loaded - 1;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(last, current + 1);
    case 'ArrowUp':
    case 'k':
      return Math.max(0, current - 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** The sort that a press on a column's title asks for: first upwards, then downwards. */
export function nextSort(current: string, column: string): string {
  return current === column ? `-${column}` : column;
}

/** `aria-sort` of a column. */
export function sortDirection(current: string, column: string): 'ascending' | 'descending' | 'none' {
  if (current === column) return 'ascending';
  return current === `-${column}` ? 'descending' : 'none';
}
