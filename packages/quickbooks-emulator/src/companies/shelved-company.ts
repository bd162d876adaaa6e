import type { Company, CompanyDependencies } from '../books/company.ts';
import type { JsonObject } from '../books/json.ts';
import type { Clock } from '../clock/clock.ts';
import { seededFractions } from '../random/randomness.ts';
import type { Books, CompanyOptions } from './books-port.ts';

/** How a company began: what a reset goes back to. */
export type CompanyOrigin =
  | { readonly kind: 'options'; readonly options: CompanyOptions; readonly atMs: number }
  | { readonly kind: 'export'; readonly exported: JsonObject; readonly atMs: number };

/**
 * The time and chance that a company sees. Both are fixed by the number and the instant of the command that runs, so that
 * the same commands, played again after a restart, make the same books.
 */
export class CommandTime implements CompanyDependencies {
  readonly #clock: Clock;
  #frozenMs: number | undefined;
  #fractions: (() => number) | undefined;
  #command = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  readonly now = (): number => this.#frozenMs ?? this.#clock.nowMs();

  readonly random = (): number => {
    this.#fractions ??= seededFractions(this.#command);
    return this.#fractions();
  };

  /** Runs the command with this number as if all of it happened at that instant. */
  during<T>(command: number, atMs: number, run: () => T): T {
    this.#command = command;
    this.#fractions = undefined;
    this.#frozenMs = atMs;
    try {
      return run();
    } finally {
      this.#frozenMs = undefined;
    }
  }
}

/** A company with what the emulator remembers about it. */
export interface ShelvedCompany {
  readonly realmId: string;
  readonly origin: CompanyOrigin;
  readonly company: Company;
  readonly time: CommandTime;
  /** Exports by name, to go back to. */
  readonly snapshots: Map<string, JsonObject>;
  /** Commands run since the beginning. */
  commands: number;
}

/** Opens the books as they were in the beginning. */
export function openShelved(
  origin: CompanyOrigin,
  realmId: string,
  context: { readonly books: Books; readonly clock: Clock },
): ShelvedCompany {
  const { books, clock } = context;
  const time = new CommandTime(clock);
  const company = time.during(0, origin.atMs, () =>
    origin.kind === 'options'
      ? books.open(origin.options, realmId, time)
      : books.import(origin.exported, realmId, time),
  );
  return { realmId, origin, company, time, snapshots: new Map(), commands: 0 };
}
