import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Books } from '../companies/books-port.ts';
import type { CompanyRecorder } from '../companies/company-shelf.ts';
import { noRecorder } from '../companies/no-recorder.ts';
import type { Clock } from '../clock/clock.ts';
import type { EmulatorOptions } from '../emulator-options.ts';
import type { EmulatorRooms } from '../emulator-rooms.ts';
import { noEventRecorder, type EventRecorder } from '../webhooks/event-recorder.ts';
import { CompanyFiles } from './company-files.ts';
import { EventLog } from './event-log.ts';
import { lockFolder } from './folder-lock.ts';
import { readState, restoreState, writeState } from './state-file.ts';

/** Keeps an emulator over restarts, or does nothing for one that lives in memory. */
export interface Keeper {
  readonly recorder: CompanyRecorder;
  readonly events: EventRecorder;
  /** Keeps the settings, apps and grants as they are now. */
  save(): void;
  keepSigningKey(pem: string): void;
  /** Fills the rooms with what was kept; from then on `save` knows what to keep. */
  restore(rooms: EmulatorRooms): void;
  close(): void;
}

export const memoryOnly: Keeper = {
  recorder: noRecorder,
  events: noEventRecorder,
  save: () => undefined,
  keepSigningKey: () => undefined,
  restore: () => undefined,
  close: () => undefined,
};

/** A keeper for the folder, which it locks. Throws `FolderInUse` when another emulator has it. */
export function openKeeper(options: EmulatorOptions, context: { books: Books; clock: Clock }): Keeper {
  if (options.dataDir === undefined) return memoryOnly;
  const folder = resolve(options.dataDir);
  const unlock = lockFolder(folder);
  return new FolderKeeper({ ...context, folder, options, unlock });
}

interface FolderContext {
  readonly folder: string;
  readonly books: Books;
  readonly clock: Clock;
  readonly options: EmulatorOptions;
  readonly unlock: () => void;
}

class FolderKeeper implements Keeper {
  readonly recorder: CompanyFiles;
  readonly events: EventLog;
  readonly #context: FolderContext;
  readonly #statePath: string;
  #rooms: EmulatorRooms | undefined;
  #signingKeyPem: string | undefined;

  constructor(context: FolderContext) {
    const companies = join(context.folder, 'companies');
    mkdirSync(companies, { recursive: true });
    this.#context = context;
    this.#statePath = join(context.folder, 'state.json');
    this.events = new EventLog(join(context.folder, 'webhooks.ndjson'));
    this.recorder = new CompanyFiles({ folder: companies, books: context.books, clock: context.clock });
  }

  save(): void {
    if (this.#rooms !== undefined) writeState(this.#statePath, this.#rooms, this.#signingKeyPem);
  }

  keepSigningKey(pem: string): void {
    this.#signingKeyPem = pem;
    this.save();
  }

  restore(rooms: EmulatorRooms): void {
    const state = readState(this.#statePath);
    if (state !== undefined) restoreState(state, rooms, this.#context.options);
    this.#signingKeyPem = state?.signingKeyPem;
    for (const shelved of this.recorder.restoreAll()) rooms.shelf.restore(shelved);
    rooms.webhooks.restore(this.events.unsent());
    this.#rooms = rooms;
    this.save();
  }

  close(): void {
    this.save();
    this.recorder.close();
    this.events.close();
    this.#context.unlock();
  }
}
