import type { Cents, Precise } from '../arithmetic/fixed-point.ts';

/** Whose open balance a posting on a receivable or payable account moves. */
export type Party = `Customer:${string}` | `Vendor:${string}`;

/** One side of a double entry. */
export interface Posting {
  /** Id of the account. */
  readonly account: string;
  /** Home currency; debits are positive, credits negative. */
  readonly amount: Cents;
  /** Set on receivable and payable accounts. */
  readonly party?: Party;
  /** For a party: the amount in the currency of the transaction. */
  readonly partyAmount?: Cents;
}

/** Goods that came (positive) or went (negative), and what they moved the inventory asset by. */
export interface StockMovement {
  readonly item: string;
  readonly quantity: Precise;
  readonly value: Cents;
}

/** What one transaction posts. The postings sum to zero. */
export interface LedgerEntry {
  readonly date: string;
  readonly postings: readonly Posting[];
  readonly movements: readonly StockMovement[];
}

/** Sum of postings: zero in a balanced entry. */
export function imbalanceOf(postings: readonly Posting[]): Cents {
  let sum = 0n;
  for (const posting of postings) sum += posting.amount;
  return sum;
}
