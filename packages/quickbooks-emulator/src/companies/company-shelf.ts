import type { BooksAnswer, BooksCall, UploadedFile } from '../books/call.ts';
import type { Change, Company } from '../books/company.ts';
import { BooksFault } from '../books/faults/books-fault.ts';
import type { JsonObject } from '../books/json.ts';
import type { Clock } from '../clock/clock.ts';
import type { Randomness } from '../random/randomness.ts';
import type { Books, CompanyOptions } from './books-port.ts';
import { mayChangeBooks, runCommand, type Command, type CommandResult } from './command.ts';
import { openShelved, type CompanyOrigin, type ShelvedCompany } from './shelved-company.ts';

/** Who writes down what happens to companies, so that it survives. */
export interface CompanyRecorder {
  opened(shelved: ShelvedCompany): void;
  ran(shelved: ShelvedCompany, command: Command, atMs: number): void;
  snapshotsChanged(shelved: ShelvedCompany): void;
  removed(realmId: string): void;
}

export interface ShelfContext {
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly books: Books;
  readonly recorder: CompanyRecorder;
  /** Called for every committed change. */
  changed(change: Change): void;
}

/** The leading digits of many real company ids; they have 16 in all. */
const REALM_PREFIX = '9341';
const REALM_DIGITS = 16;

/** All companies of this emulator. The only place that opens, changes and removes them. */
export class CompanyShelf {
  readonly #context: ShelfContext;
  readonly #companies = new Map<string, ShelvedCompany>();
  /** Bulk data are as if they had always been there: nobody is told of them. */
  #isMuted = false;

  constructor(context: ShelfContext) {
    this.#context = context;
  }

  create(options: CompanyOptions): ShelvedCompany {
    return this.#place({ kind: 'options', options, atMs: this.#context.clock.nowMs() }, this.#newRealmId());
  }

  import(exported: JsonObject, realmId = this.#newRealmId()): ShelvedCompany {
    return this.#place({ kind: 'export', exported, atMs: this.#context.clock.nowMs() }, realmId);
  }

  find(realmId: string): ShelvedCompany | undefined {
    return this.#companies.get(realmId);
  }

  list(): readonly ShelvedCompany[] {
    return [...this.#companies.values()];
  }

  remove(realmId: string): void {
    this.#companies.delete(realmId);
    this.#context.recorder.removed(realmId);
  }

  /** Back to how the company began: with its sample, if it had one, not to nothing. */
  reset(shelved: ShelvedCompany): ShelvedCompany {
    return this.#replace(shelved, shelved.origin);
  }

  export(shelved: ShelvedCompany): JsonObject {
    return this.#context.books.export(shelved.company);
  }

  takeSnapshot(shelved: ShelvedCompany, name: string): void {
    shelved.snapshots.set(name, this.export(shelved));
    this.#context.recorder.snapshotsChanged(shelved);
  }

  /** False when there is no such snapshot. */
  dropSnapshot(shelved: ShelvedCompany, name: string): boolean {
    const isDropped = shelved.snapshots.delete(name);
    if (isDropped) this.#context.recorder.snapshotsChanged(shelved);
    return isDropped;
  }

  /** Counts, A/R total and trial balance. */
  summarise(shelved: ShelvedCompany): JsonObject {
    return this.#context.books.summarise(shelved.company);
  }

  /** As `run`, but a refusal by the books comes back as its reason. */
  attempt(
    shelved: ShelvedCompany,
    command: Command,
  ): CommandResult | { readonly kind: 'refused'; readonly reason: string } {
    try {
      return this.run(shelved, command);
    } catch (fault) {
      if (fault instanceof BooksFault) return { kind: 'refused', reason: fault.message };
      throw fault;
    } finally {
      this.#isMuted = false;
    }
  }

  /** Back to a snapshot. A later reset still goes back to the beginning. */
  restoreSnapshot(shelved: ShelvedCompany, exported: JsonObject): ShelvedCompany {
    return this.#replace(shelved, { kind: 'export', exported, atMs: this.#context.clock.nowMs() }, shelved.origin);
  }

  /** A call of the API, already authorised. What may have changed the books is written down. */
  call(shelved: ShelvedCompany, call: BooksCall): BooksAnswer {
    return answerOf(this.run(shelved, { kind: 'call', call }));
  }

  /** A call of `/upload`, its parts already taken apart. */
  upload(shelved: ShelvedCompany, call: BooksCall, files: readonly UploadedFile[]): BooksAnswer {
    return answerOf(this.run(shelved, { kind: 'upload', call, files }));
  }

  run(shelved: ShelvedCompany, command: Command): CommandResult {
    const atMs = this.#context.clock.nowMs();
    const number = shelved.commands + 1;
    this.#isMuted = command.kind === 'generate';
    const result = shelved.time.during(number, atMs, () => runCommand(shelved.company, command, this.#context.books));
    this.#isMuted = false;
    if (!mayChangeBooks(command, result)) return result;
    shelved.commands = number;
    this.#context.recorder.ran(shelved, command, atMs);
    return result;
  }

  /** Puts a company back after a restart. */
  restore(shelved: ShelvedCompany): void {
    this.#companies.set(shelved.realmId, shelved);
    this.#listen(shelved.company);
  }

  #place(origin: CompanyOrigin, realmId: string): ShelvedCompany {
    const shelved = openShelved(origin, realmId, this.#context);
    this.restore(shelved);
    this.#context.recorder.opened(shelved);
    return shelved;
  }

  #replace(before: ShelvedCompany, opening: CompanyOrigin, origin = opening): ShelvedCompany {
    const opened = openShelved(opening, before.realmId, this.#context);
    const shelved: ShelvedCompany = { ...opened, origin, snapshots: before.snapshots, commands: before.commands };
    this.restore(shelved);
    this.#context.recorder.opened(shelved);
    return shelved;
  }

  #listen(company: Company): void {
    company.onChange(change => {
      if (!this.#isMuted) this.#context.changed(change);
    });
  }

  #newRealmId(): string {
    const bytes = this.#context.randomness.bytes(REALM_DIGITS - REALM_PREFIX.length);
    const realmId = REALM_PREFIX + [...bytes].map(byte => byte % 10).join('');
    return this.#companies.has(realmId) ? this.#newRealmId() : realmId;
  }
}

function answerOf(result: CommandResult): BooksAnswer {
  if (result.kind !== 'answer') throw new Error(`A call came back as ${result.kind}.`);
  return result.answer;
}
