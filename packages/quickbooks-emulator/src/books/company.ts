import type { ChangeOperation } from './call.ts';
import { ENTITY_NAMES, type EntityName } from './entities/entity-name.ts';
import type { Profile } from './profiles/profile.ts';
import { CompanyCalendar } from './store/company-calendar.ts';
import { NameSpaces } from './store/name-spaces.ts';
import type { Room } from './store/room.ts';
import { Sequences } from './store/sequences.ts';
import { Table } from './store/table.ts';
import { DEFAULT_SWITCHES, type Switches } from './switches.ts';

/** A committed change, as webhooks and the journal need it. */
export interface Change {
  readonly realmId: string;
  readonly entity: EntityName;
  readonly id: string;
  readonly operation: ChangeOperation;
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** Merge only: the id that was absorbed. */
  readonly deletedId?: string;
}

/** A file behind an Attachable. */
export interface StoredFile {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly fileName: string;
}

/** What a company needs from outside. */
export interface CompanyDependencies {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** 0 ≤ x < 1. */
  readonly random: () => number;
}

/** Who a company is. */
export interface CompanyIdentity {
  /** 16 digits, as real ones. */
  readonly realmId: string;
  readonly name: string;
  readonly profile: Profile;
}

/**
 * One company's books: its tables, counters and switches. All writes to it go through the operations in
 * `write/`; they run inside `atomically`, so a refused call leaves nothing behind.
 */
export class Company {
  readonly realmId: string;
  readonly profile: Profile;
  readonly name: string;
  readonly now: () => number;
  readonly random: () => number;
  readonly sequences: Sequences;
  readonly calendar: CompanyCalendar;
  readonly uniqueNames: NameSpaces;
  readonly files = new Map<string, StoredFile>();
  switches: Switches = DEFAULT_SWITCHES;
  /** Subscription ended: writes give 6190, reads go on. */
  readOnly = false;

  readonly #tables: ReadonlyMap<EntityName, Table>;
  readonly #rooms = new Map<string, { readonly room: Room<unknown>; state: unknown }>();
  readonly #listeners = new Set<(change: Change) => void>();
  #undo: (() => void)[] = [];
  #changes: Change[] = [];
  #depth = 0;
  #writes = 0;

  constructor(identity: CompanyIdentity, dependencies: CompanyDependencies) {
    this.realmId = identity.realmId;
    this.name = identity.name;
    this.profile = identity.profile;
    this.now = dependencies.now;
    this.random = dependencies.random;
    const onUndo = (undo: () => void) => this.onUndo(undo);
    this.sequences = new Sequences(onUndo);
    this.uniqueNames = new NameSpaces(onUndo);
    this.calendar = new CompanyCalendar(identity.profile.timeZone);
    const watcher = (table: Table, id: string, previous: Parameters<Table['restore']>[1]) =>
      this.onUndo(() => table.restore(id, previous));
    this.#tables = new Map(ENTITY_NAMES.map(entity => [entity, new Table(entity, watcher)]));
  }

  table(entity: EntityName): Table {
    const table = this.#tables.get(entity);
    if (table === undefined) throw new Error(`There is no table for ${entity}; add it to ENTITY_NAMES.`);
    return table;
  }

  /** Today in the company's time zone, `YYYY-MM-DD`. */
  today(): string {
    return this.calendar.dayAt(this.now());
  }

  /** Number of the next write; orders changes within a second. */
  nextWrite(): number {
    this.#writes += 1;
    return this.#writes;
  }

  /** The state of a room, opened on first use. */
  room<T>(room: Room<T>): T {
    const open = this.#rooms.get(room.name);
    if (open !== undefined) return open.state as T;
    const state = room.open(this);
    this.#rooms.set(room.name, { room, state });
    return state;
  }

  /** Open rooms with their state, for export. */
  openRooms(): readonly { readonly room: Room<unknown>; readonly state: unknown }[] {
    return [...this.#rooms.values()];
  }

  /** Puts a room's state in place, for import. */
  furnish<T>(room: Room<T>, state: T): void {
    this.#rooms.set(room.name, { room, state });
  }

  /** Forgets a room's state; the next use opens it afresh. */
  vacate(room: Room<unknown>): void {
    this.#rooms.delete(room.name);
  }

  /**
   * Runs a write as a whole: when it throws, everything it changed is undone and nothing is announced.
   * Writes inside writes belong to the outermost one.
   */
  atomically<T>(work: () => T): T {
    this.#depth += 1;
    const undoFrom = this.#undo.length;
    const changesFrom = this.#changes.length;
    try {
      const result = work();
      this.#depth -= 1;
      if (this.#depth === 0) this.#commit();
      return result;
    } catch (fault) {
      this.#depth -= 1;
      for (const undo of this.#undo.splice(undoFrom).reverse()) undo();
      this.#changes.length = changesFrom;
      throw fault;
    }
  }

  /** Registers how to take back what was just changed, should the running write be refused later. */
  onUndo(undo: () => void): void {
    if (this.#depth > 0) this.#undo.push(undo);
  }

  /** Runs work whose changes nobody is told of: bulk data, which would drown webhooks. */
  quietly<T>(work: () => T): T {
    const listeners = [...this.#listeners];
    this.#listeners.clear();
    try {
      return work();
    } finally {
      for (const listener of listeners) this.#listeners.add(listener);
    }
  }

  /** Tells of a change once the running write is committed. */
  announce(change: Omit<Change, 'realmId'>): void {
    this.#changes.push({ realmId: this.realmId, ...change });
    if (this.#depth === 0) this.#commit();
  }

  /** Calls the listener for every committed change. Returns how to stop it. */
  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #commit(): void {
    this.#undo = [];
    const changes = this.#changes;
    if (changes.length === 0) return;
    this.#changes = [];
    for (const listener of this.#listeners) for (const change of changes) listener(change);
  }
}
