import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { objectsAt, textAt, type BooksRecord } from '../json.ts';
import type { Party } from '../ledger/posting.ts';
import type { Room } from '../store/room.ts';
import { peekRecord } from '../store/snapshot.ts';
import { centsAt } from '../transactions/number-at.ts';
import { partyOf } from '../transactions/party.ts';

/** A transaction by type and id. Ids alone are unique over all transactions (entities.md §1). */
export interface TxnLink {
  readonly type: string;
  readonly id: string;
}

/** Part of a payment, applied to an invoice, a credit memo, a journal entry or a bill. */
export interface Application extends TxnLink {
  /** What keeps targets apart: the id, and for a journal entry also whose side of it is meant. */
  readonly key: string;
  readonly amount: Cents;
}

/** The key of a target: one journal entry can hold the open items of several customers and vendors. */
export function targetKey(link: TxnLink, party: Party): string {
  return link.type === 'JournalEntry' ? `${link.id}@${party}` : link.id;
}

/**
 * Which payment is applied to what, and by how much: the link that payments carry on their lines, read from the other
 * end. Payers of a target keep the order in which they came.
 */
export class Applications {
  readonly #byTarget = new Map<string, ReadonlyMap<string, Cents>>();
  readonly #onUndo: (undo: () => void) => void;

  constructor(onUndo: (undo: () => void) => void) {
    this.#onUndo = onUndo;
  }

  /** Sum applied to a target. */
  appliedTo(target: string): Cents {
    let sum = 0n;
    for (const amount of this.#byTarget.get(target)?.values() ?? []) sum += amount;
    return sum;
  }

  /** What one payer applied to a target. */
  appliedBy(payer: string, target: string): Cents {
    return this.#byTarget.get(target)?.get(payer) ?? 0n;
  }

  /** Ids of the payers of a target with their amounts, in the order in which they came. */
  payersOf(target: string): ReadonlyMap<string, Cents> {
    return this.#byTarget.get(target) ?? new Map<string, Cents>();
  }

  /** Sets what a payer applies to a target; zero takes it away. */
  set(payer: string, target: string, amount: Cents): void {
    const before = this.#byTarget.get(target);
    const after = new Map(before);
    if (amount === 0n) after.delete(payer);
    else after.set(payer, amount);
    this.#replace(target, after);
    this.#onUndo(() => {
      this.#replace(target, before);
    });
  }

  /** Lets the open items of one customer or vendor be those of another, as a merge does. */
  moveParty(from: Party, to: Party): void {
    const suffix = `@${from}`;
    for (const [target, payers] of [...this.#byTarget]) {
      if (!target.endsWith(suffix)) continue;
      const moved = `${target.slice(0, -suffix.length)}@${to}`;
      for (const [payer, amount] of payers) {
        this.set(payer, target, 0n);
        this.set(payer, moved, this.appliedBy(payer, moved) + amount);
      }
    }
  }

  /** What is in the tables already; no write is to be undone. */
  load(payer: string, applications: readonly Application[]): void {
    for (const { key, amount } of applications) {
      const payers = new Map(this.#byTarget.get(key));
      payers.set(payer, (payers.get(payer) ?? 0n) + amount);
      this.#byTarget.set(key, payers);
    }
  }

  #replace(target: string, payers: ReadonlyMap<string, Cents> | undefined): void {
    if (payers === undefined || payers.size === 0) this.#byTarget.delete(target);
    else this.#byTarget.set(target, payers);
  }
}

/** The applications of a company. */
export function applicationsOf(company: Company): Applications {
  return company.room(APPLICATIONS);
}

/** What the lines of a payment or bill payment are applied to; several lines to one target are summed. */
export function applicationsIn(payment: BooksRecord): Application[] {
  const sums = new Map<string, Application>();
  const party = partyOf(payment);
  for (const line of objectsAt(payment, 'Line')) {
    const link = objectsAt(line, 'LinkedTxn')[0];
    const [id, type] = [link && textAt(link, 'TxnId'), link && textAt(link, 'TxnType')];
    if (id === undefined || type === undefined) continue;
    const key = targetKey({ id, type }, party);
    sums.set(key, { id, type, key, amount: (sums.get(key)?.amount ?? 0n) + centsAt(line, 'Amount') });
  }
  return [...sums.values()];
}

/** Built from the payments when first asked for, so it needs no export. */
const APPLICATIONS: Room<Applications> = {
  name: 'applications',
  open(company) {
    const applications = new Applications(undo => company.onUndo(undo));
    for (const entity of ['Payment', 'BillPayment'] as const) {
      for (const snapshot of company.table(entity).inIdOrder()) {
        applications.load(snapshot.id, applicationsIn(peekRecord(snapshot)));
      }
    }
    return applications;
  },
};
