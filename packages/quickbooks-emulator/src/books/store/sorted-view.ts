import type { Snapshot } from './snapshot.ts';

/** Orders snapshots: negative when the first comes first. */
export type Order = (first: Snapshot, second: Snapshot) => number;

/** Ids as numbers, ascending; the pseudo ids without a number first, by text. */
export const byId: Order = (first, second) => {
  const difference = first.idNumber - second.idNumber;
  if (!Number.isNaN(difference)) return difference;
  if (Number.isNaN(first.idNumber) !== Number.isNaN(second.idNumber)) return Number.isNaN(first.idNumber) ? -1 : 1;
  return first.id < second.id ? -1 : 1;
};

/** Oldest change first; changes of the same second in the order they were written. */
export const byUpdated: Order = (first, second) =>
  first.updatedAtMs - second.updatedAtMs || first.sequence - second.sequence;

/** By folded name, then id. */
export const byName: Order = (first, second) => {
  if (first.nameKey === second.nameKey) return byId(first, second);
  return first.nameKey < second.nameKey ? -1 : 1;
};

/** Additions that may always wait for a reader. */
const PENDING_MIN = 1024;

/**
 * The live snapshots of a table in one order, kept so without sorting everything for each query: additions
 * wait until somebody reads, then they are merged in one pass, which also drops the retired ones.
 */
export class SortedView {
  readonly #order: Order;
  #settled: Snapshot[];
  #pending: Snapshot[] = [];
  #retired = 0;

  constructor(order: Order, snapshots: Iterable<Snapshot>) {
    this.#order = order;
    this.#settled = [...snapshots].sort(order);
  }

  add(snapshot: Snapshot): void {
    this.#pending.push(snapshot);
    // Retired versions must not pile up in a view that nobody reads.
    if (this.#pending.length + this.#retired > Math.max(PENDING_MIN, this.#settled.length / 4)) this.read();
  }

  retire(): void {
    this.#retired += 1;
  }

  /** All live snapshots in order. The array is the view's own: do not change it, do not keep it over a write. */
  read(): readonly Snapshot[] {
    if (this.#pending.length > 0) this.#merge();
    if (this.#retired > 0) this.#dropRetired();
    return this.#settled;
  }

  #dropRetired(): void {
    this.#settled = this.#settled.filter(isLive);
    this.#retired = 0;
  }

  #merge(): void {
    const additions = this.#pending.filter(isLive).sort(this.#order);
    this.#pending = [];
    const last = this.#settled.at(-1);
    const first = additions[0];
    if (first === undefined) return;
    if (last === undefined || this.#order(last, first) <= 0) {
      for (const snapshot of additions) this.#settled.push(snapshot);
      return;
    }
    this.#settled = mergeSorted(this.#settled, additions, this.#order);
  }
}

function isLive(snapshot: Snapshot): boolean {
  return snapshot.live;
}

function mergeSorted(left: readonly Snapshot[], right: readonly Snapshot[], order: Order): Snapshot[] {
  const merged: Snapshot[] = [];
  let next = 0;
  for (const snapshot of left) {
    for (let addition = right[next]; addition !== undefined && order(addition, snapshot) < 0; addition = right[next]) {
      merged.push(addition);
      next += 1;
    }
    merged.push(snapshot);
  }
  for (; next < right.length; next += 1) {
    const addition = right[next];
    if (addition !== undefined) merged.push(addition);
  }
  return merged;
}

/** Index of the first snapshot for which `reached` holds, in a view where it holds for a tail. */
export function firstIndexWhere(view: readonly Snapshot[], reached: (snapshot: Snapshot) => boolean): number {
  let low = 0;
  let high = view.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const snapshot = view[middle];
    if (snapshot !== undefined && reached(snapshot)) high = middle;
    else low = middle + 1;
  }
  return low;
}
