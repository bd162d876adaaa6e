/** Numbers handed out in order. Every change can be undone with the call that made it. */
export class Sequences {
  readonly #last = new Map<string, number>();
  readonly #onUndo: (undo: () => void) => void;

  constructor(onUndo: (undo: () => void) => void) {
    this.#onUndo = onUndo;
  }

  /** The next number of a series; series begin at 1. */
  next(series: string): number {
    const value = (this.#last.get(series) ?? 0) + 1;
    this.raiseTo(series, value);
    return value;
  }

  /** Makes the series go on after `value`, unless it is further already. */
  raiseTo(series: string, value: number): void {
    const last = this.#last.get(series);
    if (last !== undefined && last >= value) return;
    this.#last.set(series, value);
    this.#onUndo(() => {
      if (last === undefined) this.#last.delete(series);
      else this.#last.set(series, last);
    });
  }

  last(series: string): number {
    return this.#last.get(series) ?? 0;
  }

  toJson(): Record<string, number> {
    return Object.fromEntries(this.#last);
  }

  load(state: Readonly<Record<string, number>>): void {
    this.#last.clear();
    for (const [series, value] of Object.entries(state)) this.#last.set(series, value);
  }
}
