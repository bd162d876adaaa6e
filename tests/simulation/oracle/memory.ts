/** What the simulation itself saw happen, kept apart from everything the engine remembers. Keys are `kind:id`. */
export interface Memory {
  /** A create that the books carried out, whether or not anybody heard the answer. */
  readonly noteCreatedThere: (on: number, key: string) => void;
  readonly createdThere: (on: number) => ReadonlySet<string>;
  readonly noteDeletedHere: (on: number, key: string) => void;
  readonly deletedHere: (on: number) => ReadonlySet<string>;
  readonly noteMerged: (on: number) => void;
  readonly hasMerged: (on: number) => boolean;
  /** A person answered a problem of this record or took a run back that touched it: other values than the last may stand. */
  readonly noteSettledByPerson: (on: number, key: string) => void;
  readonly isSettledByPerson: (on: number, key: string) => boolean;
  /** A person parted this record from its counterpart: it may come in as another one. */
  readonly noteParted: (on: number, key: string) => void;
  readonly isParted: (on: number, key: string) => boolean;
}

export function createMemory(): Memory {
  const created = new Map<number, Set<string>>();
  const deleted = new Map<number, Set<string>>();
  const settled = new Set<string>();
  const parted = new Set<string>();
  const merged = new Set<number>();
  const setOf = (sets: Map<number, Set<string>>, on: number): Set<string> => {
    const set = sets.get(on) ?? new Set<string>();
    sets.set(on, set);
    return set;
  };
  return {
    noteCreatedThere: (on, key) => void setOf(created, on).add(key),
    createdThere: on => setOf(created, on),
    noteDeletedHere: (on, key) => void setOf(deleted, on).add(key),
    deletedHere: on => setOf(deleted, on),
    noteMerged: on => void merged.add(on),
    hasMerged: on => merged.has(on),
    noteSettledByPerson: (on, key) => void settled.add(`${on}/${key}`),
    isSettledByPerson: (on, key) => settled.has(`${on}/${key}`),
    noteParted: (on, key) => void parted.add(`${on}/${key}`),
    isParted: (on, key) => parted.has(`${on}/${key}`),
  };
}
