/** Waits for Ctrl+C or a polite kill. A second signal ends at once. */
export function untilStopped(): Promise<void> {
  return new Promise(resolve => {
    let isStopping = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (isStopping) process.exit(1);
        isStopping = true;
        resolve();
      });
    }
  });
}
