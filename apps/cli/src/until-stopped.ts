/** Ctrl+C reaches us twice when npm passes it on: only a later one is meant as "now, at once". */
const impatientAfterMs = 1_500;

/** Waits for Ctrl+C or a polite kill. A second one, a moment later, ends at once. */
export function untilStopped(): Promise<void> {
  return new Promise(resolve => {
    let askedAtMs: number | undefined;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        askedAtMs ??= performance.now();
        if (performance.now() - askedAtMs > impatientAfterMs) process.exit(1);
        resolve();
      });
    }
  });
}
