import { numberOfCents, numberOfPrecise } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { decimal } from '../decimal.ts';
import { moveOpenBalance } from '../entities/customer/move-balance.ts';
import { getDefinition } from '../entities/registry.ts';
import { amendRecord } from '../write/amend-record.ts';
import { ledgerOf } from './ledger-room.ts';
import type { LedgerEntry, Party } from './posting.ts';

/**
 * Posts a transaction in the place of what it posted before, and lets what depends on the ledger follow: the open
 * balances of customers and vendors, and quantities on hand. With `entry` undefined the posting is taken back.
 */
export function postEntry(company: Company, key: string, entry: LedgerEntry | undefined): void {
  const ledger = ledgerOf(company);
  const previous = ledger.entryOf(key);
  if (entry === undefined) ledger.reverse(key);
  else ledger.post(key, entry);
  for (const [party, by] of differences(previous, entry, partyAmounts)) movePartyBalance(company, party, by);
  for (const [item] of differences(previous, entry, itemQuantities)) showQuantity(company, item);
}

/** Takes back what a transaction posted. */
export function reverseEntry(company: Company, key: string): void {
  postEntry(company, key, undefined);
}

function movePartyBalance(company: Company, party: Party, by: Cents): void {
  const [entity = '', id = ''] = party.split(':');
  const isCustomer = entity === 'Customer';
  // Payables are credits: what a vendor is owed rises when the ledger balance falls.
  const amount = decimal(numberOfCents(isCustomer ? by : -by));
  moveOpenBalance(company, { entity: isCustomer ? 'Customer' : 'Vendor', id }, amount);
}

/** Stock that moves is a change of the item (recorded: tokens of sandbox items rise; entities.md §5.2 case 15). */
function showQuantity(company: Company, item: string): void {
  const quantity = numberOfPrecise(ledgerOf(company).stockOf(item).quantity);
  amendRecord(company, getDefinition('Item'), { id: item, changes: { QtyOnHand: quantity }, touches: true });
}

type AmountsOf<K> = (entry: LedgerEntry) => Iterable<readonly [K, bigint]>;

function* partyAmounts(entry: LedgerEntry): Generator<readonly [Party, bigint]> {
  for (const { party, amount, partyAmount } of entry.postings) {
    if (party !== undefined) yield [party, partyAmount ?? amount];
  }
}

function* itemQuantities(entry: LedgerEntry): Generator<readonly [string, bigint]> {
  for (const { item, quantity } of entry.movements) yield [item, quantity];
}

function differences<K>(
  previous: LedgerEntry | undefined,
  next: LedgerEntry | undefined,
  amountsOf: AmountsOf<K>,
): [K, bigint][] {
  const sums = new Map<K, bigint>();
  const add = (entry: LedgerEntry | undefined, sign: bigint) => {
    if (entry === undefined) return;
    for (const [key, amount] of amountsOf(entry)) sums.set(key, (sums.get(key) ?? 0n) + sign * amount);
  };
  add(previous, -1n);
  add(next, 1n);
  return [...sums].filter(([, sum]) => sum !== 0n);
}
