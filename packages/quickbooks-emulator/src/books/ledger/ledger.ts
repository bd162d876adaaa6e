import type { Cents } from '../arithmetic/fixed-point.ts';
import type { LedgerEntry, Party, Posting, StockMovement } from './posting.ts';
import { imbalanceOf } from './posting.ts';
import type { StockLevel } from './stock-level.ts';
import { EMPTY_STOCK } from './stock-level.ts';

/** Takes what undoes a change, in case the call that made it is refused later on. */
export type RememberUndo = (undo: () => void) => void;

/** One transaction's entry and its key, for reports. */
export interface KeyedEntry extends LedgerEntry {
  readonly key: string;
}

const NO_MOVEMENTS: readonly StockMovement[] = [];

/**
 * The general ledger of one company: an entry per transaction, and the balances they add up to. Balances follow each
 * posting, so that reading one costs nothing. An entry that does not balance is never taken, so the trial balance is
 * zero at all times.
 */
export class Ledger {
  readonly #entries = new Map<string, LedgerEntry>();
  readonly #accounts = new Map<string, Cents>();
  readonly #parties = new Map<Party, Cents>();
  readonly #stock = new Map<string, StockLevel>();
  readonly #texts = new Map<string, string>();
  readonly #rememberUndo: RememberUndo;

  constructor(rememberUndo: RememberUndo) {
    this.#rememberUndo = rememberUndo;
  }

  /** Posts the entry of a transaction in the place of the one it had. Throws when debits and credits differ. */
  post(key: string, posted: LedgerEntry): void {
    const entry = this.#compact(posted);
    const imbalance = imbalanceOf(entry.postings);
    if (imbalance !== 0n) {
      throw new Error(`Entry ${key} is out of balance by ${imbalance} cents. This is a defect of the emulator.`);
    }
    const previous = this.#entries.get(key);
    this.#replace(key, previous, entry);
    this.#rememberUndo(() => {
      this.#replace(key, entry, previous);
    });
  }

  /** Takes back what a transaction posted; nothing happens when it posted nothing. */
  reverse(key: string): void {
    const previous = this.#entries.get(key);
    if (previous === undefined) return;
    this.#replace(key, previous, undefined);
    this.#rememberUndo(() => {
      this.#replace(key, undefined, previous);
    });
  }

  entryOf(key: string): LedgerEntry | undefined {
    return this.#entries.get(key);
  }

  /** All entries in the order of their first posting. */
  *entries(): Generator<KeyedEntry> {
    for (const [key, entry] of this.#entries) yield { key, ...entry };
  }

  /** Home currency; debit balances are positive. */
  balanceOf(account: string): Cents {
    return this.#accounts.get(account) ?? 0n;
  }

  /** Every account that was ever posted to, with its balance. */
  accountBalances(): IterableIterator<[string, Cents]> {
    return this.#accounts.entries();
  }

  /** What a customer owes or a vendor is owed (negative), in the party's own currency. */
  partyBalanceOf(party: Party): Cents {
    return this.#parties.get(party) ?? 0n;
  }

  stockOf(item: string): StockLevel {
    return this.#stock.get(item) ?? EMPTY_STOCK;
  }

  /** Sum of all balances: zero, or something is broken. */
  trialBalance(): Cents {
    let sum = 0n;
    for (const balance of this.#accounts.values()) sum += balance;
    return sum;
  }

  #replace(key: string, previous: LedgerEntry | undefined, next: LedgerEntry | undefined): void {
    if (previous !== undefined) this.#apply(previous, -1n);
    if (next === undefined) {
      this.#entries.delete(key);
    } else {
      this.#entries.set(key, next);
      this.#apply(next, 1n);
    }
  }

  /** Account, party and day stand in very many entries: each text is held once. */
  #compact({ date, postings, movements }: LedgerEntry): LedgerEntry {
    return {
      date: this.#once(date),
      postings: postings.map(posting => this.#compactPosting(posting)),
      movements: movements.length === 0 ? NO_MOVEMENTS : movements,
    };
  }

  #compactPosting({ account, amount, party, partyAmount }: Posting): Posting {
    if (party === undefined) return { account: this.#once(account), amount };
    const compact = { account: this.#once(account), amount, party: this.#once(party) };
    return partyAmount === undefined ? compact : { ...compact, partyAmount };
  }

  #once<T extends string>(text: T): T {
    const known = this.#texts.get(text);
    if (known !== undefined) return known as T;
    this.#texts.set(text, text);
    return text;
  }

  #apply(entry: LedgerEntry, sign: 1n | -1n): void {
    for (const posting of entry.postings) this.#applyPosting(posting, sign);
    for (const movement of entry.movements) this.#applyMovement(movement, sign);
  }

  #applyPosting({ account, amount, party, partyAmount }: Posting, sign: 1n | -1n): void {
    this.#accounts.set(account, this.balanceOf(account) + sign * amount);
    if (party !== undefined) {
      this.#parties.set(party, this.partyBalanceOf(party) + sign * (partyAmount ?? amount));
    }
  }

  #applyMovement({ item, quantity, value }: StockMovement, sign: 1n | -1n): void {
    const level = this.stockOf(item);
    this.#stock.set(item, { quantity: level.quantity + sign * quantity, value: level.value + sign * value });
  }
}
