import { QuickBooksFault } from '../faults/quickbooks-fault.ts';

/**
 * Waits for what others wait for too, such as new tokens, and stops waiting when this caller's signal aborts. The work itself goes on.
 * @throws QuickBooksFault `cancelled`
 */
export function untilAborted<T>(signal: AbortSignal | undefined, start: () => Promise<T>): Promise<T> {
  if (!signal) return start();
  return new Promise((resolve, reject) => {
    const onAbort = () => {
      reject(cancelledFault(signal.reason));
    };
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    start()
      .then(resolve, reject)
      .finally(() => {
        signal.removeEventListener('abort', onAbort);
      });
  });
}

export function cancelledFault(cause: unknown): QuickBooksFault {
  return new QuickBooksFault({
    kind: 'cancelled',
    message: 'The call to QuickBooks was cancelled.',
    retry: { kind: 'never' },
    cause,
  });
}
