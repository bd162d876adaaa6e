import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Orders from this size on leave enough garbage to be worth a pause of some tenths of a second. */
const WORTH_COLLECTING = 150_000;

/**
 * Collects what the making of very many records left behind. Without it a process holds on to half as much again as its
 * records need until it happens to be busy enough for a collection, and 300,000 of them would not stay within a gigabyte.
 */
export function giveMemoryBack(recordsMade: number): void {
  if (recordsMade < WORTH_COLLECTING) return;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as unknown;
  if (typeof collect !== 'function') return;
  // The first collection frees, the second hands the freed pages to the system.
  (collect as () => void)();
  (collect as () => void)();
}
