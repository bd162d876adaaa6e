import { numberOfCents } from '../arithmetic/fixed-point.ts';
import type { Cents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import type { EntityName } from '../entities/entity-name.ts';
import { objectAt, objectsAt, refAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import type { Party } from '../ledger/posting.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { centsAt } from '../transactions/number-at.ts';
import { homeAmount } from '../transactions/transaction-currency.ts';
import { partyOfJournalLine } from '../transactions/party.ts';
import { applicationsOf, targetKey } from './applications.ts';

/** How a kind of transaction can be paid or used up. */
export interface OpenItemKind {
  readonly entity: EntityName;
  /** Charges are owed and get paid; credits are used up to pay. */
  readonly side: 'charge' | 'credit';
}

/** A transaction that has an open balance, as far as payments need to know it. */
export interface OpenItem extends OpenItemKind {
  readonly id: string;
  /** See `targetKey`. */
  readonly key: string;
  readonly record: BooksRecord;
  readonly party: Party;
  /** What it is worth before any payment, in its own currency. */
  readonly original: Cents;
}

/** What is left of it. */
export function openBalanceOf(company: Company, item: OpenItem): Cents {
  return item.original - applicationsOf(company).appliedTo(item.key);
}

/** An invoice less its deposit; a credit memo; a bill. */
export function originalAmountOf(record: JsonObject): Cents {
  return centsAt(record, 'TotalAmt') - centsAt(record, 'Deposit');
}

/** The side of a journal entry that touches one customer or vendor; undefined when none does. */
export function journalOpenItem(
  record: BooksRecord,
  party: Party,
  accounts: ReadonlySet<string>,
): OpenItem | undefined {
  let sum = 0n;
  for (const line of objectsAt(record, 'Line')) {
    const detail = objectAt(line, 'JournalEntryLineDetail') ?? {};
    if (!accounts.has(refAt(detail, 'AccountRef') ?? '') || partyOfJournalLine(detail) !== party) continue;
    sum += (textAt(detail, 'PostingType') === 'Debit' ? 1n : -1n) * centsAt(line, 'Amount');
  }
  if (sum === 0n) return undefined;
  // A debit is what a customer owes, a credit is what a vendor is owed.
  const isCharge = party.startsWith('Customer') === sum > 0n;
  const id = textAt(record, 'Id') ?? '';
  return {
    entity: 'JournalEntry',
    side: isCharge ? 'charge' : 'credit',
    id,
    key: targetKey({ type: 'JournalEntry', id }, party),
    record,
    party,
    original: sum < 0n ? -sum : sum,
  };
}

/** The balance fields that a form shows for what is open; home amounts only with several currencies. */
export function balanceFields(company: Company, record: JsonObject, balance: Cents): JsonObject {
  return {
    Balance: numberOfCents(balance),
    ...(preferencesOf(company).multiCurrency ? { HomeBalance: numberOfCents(homeAmount(record, balance)) } : {}),
  };
}
