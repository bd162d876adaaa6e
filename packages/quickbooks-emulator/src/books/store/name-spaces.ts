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
  readonly #scopes = new Map<string, Map<string, NameHolder>>();
  readonly #onUndo: (undo: () => void) => void;

  constructor(onUndo: (undo: () => void) => void) {
    this.#onUndo = onUndo;
  }

  holder(scope: string, name: string): NameHolder | undefined {
    return this.#scopes.get(scope)?.get(foldName(name));
  }

  take(scope: string, name: string, holder: NameHolder): void {
    this.#set(scope, foldName(name), holder);
  }

  release(scope: string, name: string): void {
    if (this.holder(scope, name) !== undefined) this.#set(scope, foldName(name), undefined);
  }

  clear(): void {
    this.#scopes.clear();
  }

  #set(scope: string, name: string, holder: NameHolder | undefined): void {
    const names = this.#scopes.get(scope) ?? new Map<string, NameHolder>();
    this.#scopes.set(scope, names);
    const before = names.get(name);
    put(names, name, holder);
    this.#onUndo(() => {
      put(names, name, before);
    });
  }
}

function put(names: Map<string, NameHolder>, name: string, holder: NameHolder | undefined): void {
  if (holder === undefined) names.delete(name);
  else names.set(name, holder);
}

/** How names are compared: without case and without blanks at the ends. */
export function foldName(name: string): string {
  return name.trim().toLowerCase();
}
