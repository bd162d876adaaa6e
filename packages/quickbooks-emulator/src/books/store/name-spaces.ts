/** Who holds a name. */
export interface NameHolder {
  readonly entity: string;
  readonly id: string;
}

/**
 * Names in use, folded, by scope. Customers, vendors and employees share one scope (entities.md §3.1); inactive
 * records keep holding their `(deleted)` name.
 */
export class NameSpaces {
  readonly #holders = new Map<string, NameHolder>();
  readonly #onUndo: (undo: () => void) => void;

  constructor(onUndo: (undo: () => void) => void) {
    this.#onUndo = onUndo;
  }

  holder(scope: string, name: string): NameHolder | undefined {
    return this.#holders.get(keyOf(scope, name));
  }

  take(scope: string, name: string, holder: NameHolder): void {
    const key = keyOf(scope, name);
    const before = this.#holders.get(key);
    this.#holders.set(key, holder);
    this.#onUndo(() => {
      if (before === undefined) this.#holders.delete(key);
      else this.#holders.set(key, before);
    });
  }

  release(scope: string, name: string): void {
    const key = keyOf(scope, name);
    const before = this.#holders.get(key);
    if (before === undefined) return;
    this.#holders.delete(key);
    this.#onUndo(() => this.#holders.set(key, before));
  }

  clear(): void {
    this.#holders.clear();
  }
}

/** How names are compared: without case and without blanks at the ends. */
export function foldName(name: string): string {
  return name.trim().toLowerCase();
}

function keyOf(scope: string, name: string): string {
  return `${scope}\n${foldName(name)}`;
}
