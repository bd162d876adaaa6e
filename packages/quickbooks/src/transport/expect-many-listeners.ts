import { setMaxListeners } from 'node:events';

/**
 * Many calls that run under one signal all listen to it, and let go of it when they end. Node would warn of a leak at the eleventh.
 * (`getMaxListeners` would tell whether somebody else has set a limit, but fails for signals in Node 20.)
 */
export function expectManyListeners(signal: AbortSignal | undefined): void {
  if (signal instanceof EventTarget) setMaxListeners(0, signal);
}
