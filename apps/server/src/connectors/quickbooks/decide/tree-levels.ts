interface Node {
  readonly books_id: string;
  readonly parent_id: string | null;
}

/** Deeper trees than QuickBooks allows are a circle in the data: counting stops there. */
export const levelsMax = 10;

/** How deep each record stands below the top: parents are written before their children. */
export function levelsOf(nodes: readonly Node[]): ReadonlyMap<string, number> {
  const parents = new Map(nodes.map(node => [node.books_id, node.parent_id]));
  const levelOf = (id: string): number => {
    let level = 0;
    for (let at = parents.get(id); at !== null && at !== undefined && level < levelsMax; at = parents.get(at))
      level += 1;
    return level;
  };
  return new Map(nodes.filter(node => node.parent_id !== null).map(node => [node.books_id, levelOf(node.books_id)]));
}

/** Ids of everything that stands above the given records. */
export function ancestorsOf(nodes: readonly Node[], all: readonly Node[]): ReadonlySet<string> {
  const parents = new Map(all.map(node => [node.books_id, node.parent_id]));
  const found = new Set<string>();
  for (const node of nodes) {
    for (let at = node.parent_id; at !== null && !found.has(at); at = parents.get(at) ?? null) found.add(at);
  }
  return found;
}
