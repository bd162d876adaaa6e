/** The keys of the lines on the three legs, in order. */
export interface Orders {
  readonly base: readonly string[];
  readonly workspace: readonly string[];
  readonly books: readonly string[];
}

/**
 * The order of the merged lines. The side that moved lines leads (the workspace when both did); lines that only the
 * other side has follow the line they follow there.
 */
export function mergeOrder(orders: Orders): readonly string[] {
  const leader = hasMoved(orders.base, orders.workspace) ? orders.workspace : orders.books;
  const other = leader === orders.books ? orders.workspace : orders.books;
  return insertMissing(insertMissing(leader, other), orders.base);
}

/** Whether the lines known before stand in another sequence now; additions and removals do not count. */
function hasMoved(before: readonly string[], now: readonly string[]): boolean {
  const present = new Set(now);
  const known = new Set(before);
  const kept = before.filter(key => present.has(key));
  const order = now.filter(key => known.has(key));
  return kept.some((key, at) => key !== order[at]);
}

/** Puts the keys of `other` that `order` lacks behind their predecessor in `other`, or first. */
function insertMissing(order: readonly string[], other: readonly string[]): readonly string[] {
  const result = [...order];
  const placed = new Set(order);
  let previous = -1;
  for (const key of other) {
    if (placed.has(key)) {
      previous = result.indexOf(key);
      continue;
    }
    previous += 1;
    result.splice(previous, 0, key);
    placed.add(key);
  }
  return result;
}
