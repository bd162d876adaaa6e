/** A signal that aborts with the first of several, until it is released. */
export interface FirstOf {
  readonly signal: AbortSignal;
  /** Lets go of the others. */
  release(): void;
}

/**
 * What `AbortSignal.any` does, and can be undone: that one leaves some 2 kB at a signal that lives long for every call made under it,
 * and a worker that reads books for months hands the same signal to each call.
 */
export function firstOf(signals: readonly (AbortSignal | undefined)[]): FirstOf {
  const stop = new AbortController();
  const heard = signals.filter(signal => signal !== undefined);
  const listen = () => {
    stop.abort(heard.find(signal => signal.aborted)?.reason);
  };
  if (heard.some(signal => signal.aborted)) listen();
  for (const signal of heard) signal.addEventListener('abort', listen);
  return {
    signal: stop.signal,
    release: () => {
      for (const signal of heard) signal.removeEventListener('abort', listen);
    },
  };
}
