import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../books/json.ts';
import type { Books } from '../companies/books-port.ts';
import { runCommand, type Command } from '../companies/command.ts';
import type { CompanyRecorder } from '../companies/company-shelf.ts';
import { openShelved, type CompanyOrigin, type ShelvedCompany } from '../companies/shelved-company.ts';
import type { Clock } from '../clock/clock.ts';
import { readJsonFile, writeAtomically } from './atomic-file.ts';
import { CommandLog, readCommandLog } from './command-log.ts';

/** The books as they were when the log beside it began. */
interface Base {
  readonly format: 1;
  readonly commands: number;
  readonly atMs: number;
  readonly origin: CompanyOrigin;
  readonly exported: JsonObject;
}

export interface CompanyFilesContext {
  readonly folder: string;
  readonly books: Books;
  readonly clock: Clock;
}

/** Above this a log takes longer to play again than a new base takes to read. */
const LOG_BYTES_MAX = 64 * 1024 * 1024;
/** A log that took longer than this to play again is folded into a new base, so that the next start is quick. */
const REPLAY_MS_MAX = 1000;
const BASE = /^base-(\d+)\.json$/;

/**
 * Keeps companies in a folder each: a base, a log of the commands since, and named snapshots. Base and log carry a
 * number; a new pair is complete before the old one goes, so that a kill at any moment leaves one that can be read.
 */
export class CompanyFiles implements CompanyRecorder {
  readonly #context: CompanyFilesContext;
  readonly #logs = new Map<string, { readonly log: CommandLog; readonly generation: number }>();

  constructor(context: CompanyFilesContext) {
    this.#context = context;
  }

  opened(shelved: ShelvedCompany): void {
    mkdirSync(this.#path(shelved.realmId, 'snapshots'), { recursive: true });
    this.#begin(shelved);
  }

  ran(shelved: ShelvedCompany, command: Command, atMs: number): void {
    const open = this.#logs.get(shelved.realmId);
    if (open === undefined) throw new Error(`The log of company ${shelved.realmId} is not open.`);
    open.log.append({ number: shelved.commands, atMs, command });
    if (open.log.bytes > LOG_BYTES_MAX) this.#fold(shelved);
  }

  snapshotsChanged({ realmId, snapshots }: ShelvedCompany): void {
    const kept = new Set([...snapshots.keys()].map(name => `${name}.json`));
    for (const file of readdirSync(this.#path(realmId, 'snapshots')))
      if (!kept.has(file)) rmSync(this.#path(realmId, 'snapshots', file));
    for (const [name, exported] of snapshots)
      writeAtomically(this.#path(realmId, 'snapshots', `${name}.json`), JSON.stringify(exported));
  }

  removed(realmId: string): void {
    this.#logs.get(realmId)?.log.close();
    this.#logs.delete(realmId);
    rmSync(this.#path(realmId), { recursive: true, force: true });
  }

  /** Every company that was kept, as it was after its last command. */
  restoreAll(): readonly ShelvedCompany[] {
    mkdirSync(this.#context.folder, { recursive: true });
    return readdirSync(this.#context.folder)
      .filter(name => /^\d+$/.test(name))
      .flatMap(realmId => this.#restore(realmId) ?? []);
  }

  close(): void {
    for (const { log } of this.#logs.values()) log.close();
    this.#logs.clear();
  }

  #restore(realmId: string): ShelvedCompany | undefined {
    const generation = Math.max(...this.#generations(realmId));
    // A folder without a base was made just before a kill: the company was never answered.
    if (!Number.isFinite(generation)) return undefined;
    const base = readJsonFile(this.#path(realmId, `base-${generation}.json`)) as Base;
    const opening: CompanyOrigin = { kind: 'export', exported: base.exported, atMs: base.atMs };
    const shelved = { ...openShelved(opening, realmId, this.#context), origin: base.origin, commands: base.commands };
    const startedMs = performance.now();
    for (const { number, atMs, command } of readCommandLog(this.#path(realmId, `log-${generation}.ndjson`))) {
      shelved.commands = number;
      shelved.time.during(number, atMs, () => runCommand(shelved.company, command, this.#context.books));
    }
    this.#readSnapshots(shelved);
    this.#open(realmId, generation);
    if (performance.now() - startedMs > REPLAY_MS_MAX) this.#fold(shelved);
    return shelved;
  }

  /** A new base, unless the books have outgrown what fits into one text: then base and log go on as they are. */
  #fold(shelved: ShelvedCompany): void {
    try {
      this.#begin(shelved);
    } catch (fault) {
      if (!(fault instanceof RangeError)) throw fault;
    }
  }

  #readSnapshots({ realmId, snapshots }: ShelvedCompany): void {
    for (const file of readdirSync(this.#path(realmId, 'snapshots')).filter(name => name.endsWith('.json')))
      snapshots.set(file.slice(0, -'.json'.length), readJsonFile(this.#path(realmId, 'snapshots', file)) as JsonObject);
  }

  /** Writes a new base and starts its log. */
  #begin(shelved: ShelvedCompany): void {
    const { realmId, commands, origin, company } = shelved;
    const before = this.#generations(realmId);
    const generation = Math.max(0, ...before) + 1;
    const base: Base = {
      format: 1,
      commands,
      atMs: this.#context.clock.nowMs(),
      origin,
      exported: this.#context.books.export(company),
    };
    writeAtomically(this.#path(realmId, `base-${generation}.json`), JSON.stringify(base));
    this.#logs.get(realmId)?.log.close();
    this.#open(realmId, generation);
    for (const old of before) {
      rmSync(this.#path(realmId, `base-${old}.json`), { force: true });
      rmSync(this.#path(realmId, `log-${old}.ndjson`), { force: true });
    }
  }

  #open(realmId: string, generation: number): void {
    this.#logs.set(realmId, {
      log: new CommandLog(this.#path(realmId, `log-${generation}.ndjson`)),
      generation,
    });
  }

  #generations(realmId: string): readonly number[] {
    return readdirSync(this.#path(realmId)).flatMap(name => BASE.exec(name)?.slice(1).map(Number) ?? []);
  }

  #path(realmId: string, ...rest: readonly string[]): string {
    return join(this.#context.folder, realmId, ...rest);
  }
}
