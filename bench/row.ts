/** One figure of a benchmark. `goal` is what the issue that asked for it names. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: 'ratio' | 'ms' | 's' | 'MB' | 'kB' | '1/s' | 'calls';
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number };
}

/** A file of this folder exports one of these. Figures within a run are comparable; across runs and machines only ratios are. */
export interface Bench {
  readonly title: string;
  readonly run: () => Promise<readonly Row[]>;
}

/** The middle value; the mean of the two middle ones for an even count. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** The value that `share` (0 to 1) of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
