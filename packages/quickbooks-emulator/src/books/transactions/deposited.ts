import { objectsAt, textAt, type BooksRecord } from '../json.ts';
import { depositedFault } from './transaction-faults.ts';

/** Refuses any change to a payment or receipt whose money is in a Deposit, a memo too (entities.md §3.3). */
export function refuseDeposited(record: BooksRecord): void {
  if (isDeposited(record)) throw depositedFault();
}

/** Whether the money of a payment or receipt is in a Deposit. */
export function isDeposited(record: BooksRecord): boolean {
  return objectsAt(record, 'LinkedTxn').some(link => textAt(link, 'TxnType') === 'Deposit');
}
