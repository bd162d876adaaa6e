import type { BooksRecord } from '../json.ts';
import { peekRecord, type Snapshot } from './snapshot.ts';

/** Writes that may wait for a reader; beyond that the index is dropped and built again when it is asked for. */
const PENDING_MAX = 20_000;

/** What is compared: folded text, numbers, ids. */
export type IndexedValue = string | number | boolean;

/**
 * Ids by the values they had at a property, for `DocNumber = '1043'` and the like in large tables. Built on the first
 * such query; later writes are taken in by the next one. An id stays listed under its former values too, so what is
 * found has to be tested still.
 */
export class EqualityIndex {
  readonly #valuesOf: (record: BooksRecord) => readonly IndexedValue[];
  readonly #ids = new Map<IndexedValue, Set<string>>();
  #pending: Snapshot[];

  constructor(valuesOf: (record: BooksRecord) => readonly IndexedValue[], snapshots: Iterable<Snapshot>) {
    this.#valuesOf = valuesOf;
    this.#pending = [...snapshots];
  }

  /** Takes note of a new version; false when too many wait and the index should be given up. */
  add(snapshot: Snapshot): boolean {
    this.#pending.push(snapshot);
    return this.#pending.length <= PENDING_MAX;
  }

  /** Ids that have, or had, this value. */
  find(value: IndexedValue): Iterable<string> {
    const pending = this.#pending;
    this.#pending = [];
    for (const snapshot of pending) {
      if (!snapshot.live) continue;
      for (const held of this.#valuesOf(peekRecord(snapshot))) this.#list(held, snapshot.id);
    }
    return this.#ids.get(value) ?? [];
  }

  #list(value: IndexedValue, id: string): void {
    const ids = this.#ids.get(value);
    if (ids === undefined) this.#ids.set(value, new Set([id]));
    else ids.add(id);
  }
}
