/** A repeatable source of randomness: the same seed gives the same numbers (mulberry32). */
export interface Chance {
  /** 0 ≤ fraction < 1. */
  fraction(): number;
  /** 0 ≤ whole number < `limit`. */
  below(limit: number): number;
  /** True this often. */
  happens(share: number): boolean;
  pick<Value>(values: readonly [Value, ...Value[]]): Value;
}

export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    happens: share => fraction() < share,
    pick: values => values[below(values.length)] ?? values[0],
  };
}
