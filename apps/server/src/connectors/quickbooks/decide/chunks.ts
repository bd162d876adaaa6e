/** The values in parts of a size, the last one shorter. */
export function* chunks<T>(values: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < values.length; at += size) yield values.slice(at, at + size);
}

/** Values that come in parts of any size, in parts of one size, the last one shorter. */
export async function* regrouped<T>(
  parts: AsyncIterable<readonly T[]> | Iterable<readonly T[]>,
  size: number,
): AsyncGenerator<readonly T[]> {
  let waiting: readonly T[] = [];
  for await (const part of parts) {
    const found = [...waiting, ...part];
    const whole = found.length - (found.length % size);
    yield* chunks(found.slice(0, whole), size);
    waiting = found.slice(whole);
  }
  if (waiting.length > 0) yield waiting;
}
