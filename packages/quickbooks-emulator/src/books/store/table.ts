import type { EntityName } from '../entities/entity-name.ts';
import { byId, byName, byUpdated, SortedView } from './sorted-view.ts';
import { recordOf, type Snapshot } from './snapshot.ts';
import type { BooksRecord } from '../json.ts';
import { EqualityIndex, type IndexedValue } from './equality-index.ts';

/** A hard delete, remembered for the change feed. */
export interface Tombstone {
  readonly id: string;
  readonly atMs: number;
}

/** What a table tells when it changes, so that the company can undo it. */
export type TableWatcher = (table: Table, id: string, previous: Snapshot | undefined) => void;

/** All records of one entity in one company. */
export class Table {
  readonly entity: EntityName;
  readonly #snapshots = new Map<string, Snapshot>();
  readonly #watcher: TableWatcher;
  #views: { byId?: SortedView; byUpdated?: SortedView; byName?: SortedView } = {};
  readonly #indexes = new Map<string, EqualityIndex>();
  tombstones: Tombstone[] = [];

  constructor(entity: EntityName, watcher: TableWatcher) {
    this.entity = entity;
    this.#watcher = watcher;
  }

  get size(): number {
    return this.#snapshots.size;
  }

  find(id: string): Snapshot | undefined {
    return this.#snapshots.get(id);
  }

  /** The record with this id, or undefined. */
  record(id: string): BooksRecord | undefined {
    const snapshot = this.#snapshots.get(id);
    return snapshot === undefined ? undefined : recordOf(snapshot);
  }

  snapshots(): Iterable<Snapshot> {
    return this.#snapshots.values();
  }

  put(snapshot: Snapshot): void {
    const previous = this.#snapshots.get(snapshot.id);
    this.#watcher(this, snapshot.id, previous);
    this.restore(snapshot.id, snapshot);
  }

  remove(id: string): void {
    const previous = this.#snapshots.get(id);
    if (previous === undefined) return;
    this.#watcher(this, id, previous);
    this.restore(id, undefined);
  }

  /** Sets a record as it was, without telling the watcher: for undo and import. */
  restore(id: string, snapshot: Snapshot | undefined): void {
    const current = this.#snapshots.get(id);
    if (current !== undefined) {
      current.live = false;
      for (const view of Object.values(this.#views)) view.retire();
    }
    if (snapshot === undefined) {
      this.#snapshots.delete(id);
      return;
    }
    // An undone write brings back a retired snapshot: a view may still hold it, so it gets a fresh identity.
    const fresh = snapshot.live ? snapshot : { ...snapshot, live: true };
    this.#snapshots.set(id, fresh);
    for (const view of Object.values(this.#views)) view.add(fresh);
    for (const [property, index] of this.#indexes) if (!index.add(fresh)) this.#indexes.delete(property);
  }

  /** Live snapshots by id, ascending. */
  inIdOrder(): readonly Snapshot[] {
    this.#views.byId ??= new SortedView(byId, this.#snapshots.values());
    return this.#views.byId.read();
  }

  /** Live snapshots by LastUpdatedTime, ascending. */
  inUpdateOrder(): readonly Snapshot[] {
    this.#views.byUpdated ??= new SortedView(byUpdated, this.#snapshots.values());
    return this.#views.byUpdated.read();
  }

  /** Live snapshots by folded name, ascending. */
  inNameOrder(): readonly Snapshot[] {
    this.#views.byName ??= new SortedView(byName, this.#snapshots.values());
    return this.#views.byName.read();
  }

  /** The index of a property, made when it is first asked for. `valuesOf` must always be the same for a name. */
  equalityIndex(property: string, valuesOf: (record: BooksRecord) => readonly IndexedValue[]): EqualityIndex {
    let index = this.#indexes.get(property);
    if (index === undefined) {
      index = new EqualityIndex(valuesOf, this.#snapshots.values());
      this.#indexes.set(property, index);
    }
    return index;
  }

  clear(): void {
    this.#snapshots.clear();
    this.#views = {};
    this.#indexes.clear();
    this.tombstones = [];
  }
}
