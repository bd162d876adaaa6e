import { homeAmountOf } from '../arithmetic/percentage.ts';
import type { Cents, Precise } from '../arithmetic/fixed-point.ts';
import type { LedgerEntry, Party, Posting, StockMovement } from './posting.ts';

/**
 * Gathers the postings of one transaction. Amounts come in its own currency, debits positive; each becomes home
 * currency on its own, and what rounding leaves goes to one account, so that the entry always balances.
 */
export class EntryBuilder {
  readonly #rate: Precise;
  readonly #accounts = new Map<string, Cents>();
  readonly #parties: Posting[] = [];
  readonly #movements: StockMovement[] = [];
  #sum: Cents = 0n;

  constructor(exchangeRate: Precise) {
    this.#rate = exchangeRate;
  }

  /** Posts an amount in the currency of the transaction. */
  post(account: string, amount: Cents): void {
    this.postHome(account, homeAmountOf(amount, this.#rate));
  }

  /** Posts an amount that is in home currency already. */
  postHome(account: string, amount: Cents): void {
    if (amount === 0n) return;
    this.#accounts.set(account, (this.#accounts.get(account) ?? 0n) + amount);
    this.#sum += amount;
  }

  /** Posts to a receivable or payable account, whose home amount the caller knows when it is not simply converted. */
  postParty(account: string, party: Party, amounts: { readonly amount: Cents; readonly home?: Cents }): void {
    const home = amounts.home ?? homeAmountOf(amounts.amount, this.#rate);
    if (home === 0n && amounts.amount === 0n) return;
    this.#parties.push({
      account,
      amount: home,
      party,
      ...(amounts.amount === home ? {} : { partyAmount: amounts.amount }),
    });
    this.#sum += home;
  }

  move(movement: StockMovement): void {
    if (movement.quantity !== 0n || movement.value !== 0n) this.#movements.push(movement);
  }

  /** The balanced entry; `remainderAccount` is asked for only when conversion left something over. */
  build(date: string, remainderAccount: () => string): LedgerEntry {
    if (this.#sum !== 0n) this.postHome(remainderAccount(), -this.#sum);
    const postings: Posting[] = [...this.#parties];
    for (const [account, amount] of this.#accounts) if (amount !== 0n) postings.push({ account, amount });
    return { date, postings, movements: this.#movements };
  }
}
