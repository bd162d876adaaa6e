import { objectAt, objectsAt, textAt, type JsonObject } from '../json.ts';

/**
 * Gives lines their Id and LineNum. A line that names an id the form already has keeps it; any other is new and
 * continues above the highest id ever used there; LineNum is counted anew (entities.md §2.4).
 */
export class LineNumbering {
  readonly #known: Set<string>;
  #highest: number;
  #count = 0;

  constructor(storedLines: readonly JsonObject[], first = 1) {
    this.#known = new Set(storedLines.flatMap(idsIn));
    this.#highest = Math.max(first - 1, ...[...this.#known].map(Number));
  }

  next(sentId: string | undefined): { readonly Id: string; readonly LineNum: number } {
    this.#count += 1;
    if (sentId !== undefined && this.#known.delete(sentId)) return { Id: sentId, LineNum: this.#count };
    this.#highest += 1;
    return { Id: String(this.#highest), LineNum: this.#count };
  }
}

function idsIn(line: JsonObject): string[] {
  const own = textAt(line, 'Id');
  const children = objectsAt(objectAt(line, 'GroupLineDetail') ?? {}, 'Line').flatMap(idsIn);
  return own === undefined ? children : [own, ...children];
}
