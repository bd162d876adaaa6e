/** A call that was let through, and from when on a window counts it. */
export interface Start {
  countsFromMs: number;
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

  /** When one more start keeps at most `max` starts within any `windowMs`. */
  freeAtMs(max: number, windowMs: number): number {
    if (this.starts.length < max) return 0;
    const latest = this.starts.map(start => start.countsFromMs).sort((a, b) => b - a);
    return (latest[max - 1] ?? 0) + windowMs;
  }
}
