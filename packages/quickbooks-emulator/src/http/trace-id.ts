import type { Randomness } from '../random/randomness.ts';

/**
 * Makes `intuit_tid` values, `1-<8 hex>-<24 hex>` (protocol.md §1.8): seconds, then a random start with a counter,
 * so that each is unique without asking for randomness on every request.
 */
export function traceIds(nowMs: () => number, randomness: Randomness): () => string {
  const prefix = randomness.bytes(6).toString('hex');
  let counter = randomness.bytes(4).readUInt32BE();
  return () => {
    const seconds = Math.floor(nowMs() / 1000) % 2 ** 32;
    counter += 1;
    return `1-${hex(seconds, 8)}-${prefix}${hex(counter, 12)}`;
  };
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0');
}
