/** How many calls happened within the last span, by a ring of the instants of the last `limit` calls. */
export class SlidingWindow {
  readonly limit: number;
  readonly #spanMs: number;
  readonly #instants: Float64Array;
  #next = 0;

  constructor(limit: number, spanMs: number) {
    this.limit = limit;
    this.#spanMs = spanMs;
    this.#instants = new Float64Array(limit).fill(Number.NEGATIVE_INFINITY);
  }

  /** Whether so many calls more would stay within the limit. A clock set back starts afresh. */
  hasRoom(nowMs: number, weight: number): boolean {
    if (weight > this.limit) return false;
    // The instant that the last of these calls would overwrite must have left the window.
    const overwritten = this.#instants[(this.#next + weight - 1) % this.limit] ?? 0;
    return overwritten <= nowMs - this.#spanMs || overwritten > nowMs;
  }

  take(nowMs: number, weight: number): void {
    for (let count = 0; count < weight; count++) {
      this.#instants[this.#next] = nowMs;
      this.#next = (this.#next + 1) % this.limit;
    }
  }
}
