/** A call that was let through, and from when on a window counts it. */
export interface Start {
  readonly startedMs: number;
  countsFromMs: number;
}

/** A limit: at most `max` starts within any `windowMs`. */
export interface Window {
  readonly max: number;
  readonly windowMs: number;
}

/** The last starts, as many as the widest limit needs. */
export class StartLog {
  private readonly starts: Start[] = [];
  private readonly kept: number;

  /** @param kept starts that the widest limit looks at, and those that may be on their way beside them */
  constructor(kept: number) {
    this.kept = kept;
  }

  add(start: Start): void {
    this.starts.push(start);
    // Shifting one at a time is cheap because the log never grows beyond its limit.
    if (this.starts.length > this.kept) this.starts.shift();
  }

  /** When one more start keeps the limit. */
  freeAtMs({ max, windowMs }: Window): number {
    if (this.starts.length < max) return 0;
    const latest = this.starts.map(start => start.countsFromMs).sort((a, b) => b - a);
    return (latest[max - 1] ?? 0) + windowMs;
  }

  /**
   * The same, with the second half of the starts spread over what is left of the window. Who takes all at once then stands still for the
   * rest of it; so spread, nobody ever waits long, and no start is lost.
   */
  evenlyFreeAtMs(window: Window, nowMs: number): number {
    const { max, windowMs } = window;
    const counted = this.starts.filter(start => start.countsFromMs > nowMs - windowMs);
    const last = counted.at(-1);
    if (last === undefined || counted.length < max / 2 || counted.length >= max) return this.freeAtMs(window);
    const oldestMs = Math.min(...counted.map(start => start.countsFromMs));
    const gapMs = (oldestMs + windowMs - last.startedMs) / (max - counted.length + 1);
    return Math.max(this.freeAtMs(window), Math.ceil(last.startedMs + gapMs));
  }
}
