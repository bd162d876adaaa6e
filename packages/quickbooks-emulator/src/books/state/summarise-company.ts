import { numberOfCents } from '../arithmetic/fixed-point.ts';
import type { Company } from '../company.ts';
import { ENTITY_NAMES } from '../entities/entity-name.ts';
import { textAt, type JsonObject } from '../json.ts';
import { ledgerOf } from '../ledger/ledger-room.ts';
import { peekRecord } from '../store/snapshot.ts';

/** A company's state for tie-out: counts, what customers owe, and the trial balance, which must sum to zero. */
export function summariseCompany(company: Company): JsonObject {
  const counts: Record<string, number> = {};
  for (const entity of ENTITY_NAMES) counts[entity] = company.table(entity).size;
  const ledger = ledgerOf(company);
  return {
    realmId: company.realmId,
    name: company.name,
    country: company.profile.country,
    homeCurrency: company.profile.homeCurrency,
    edition: company.profile.edition,
    taxModel: company.profile.taxModel,
    readOnly: company.readOnly,
    counts,
    receivables: receivables(company),
    trialBalance: trialBalance(company),
    trialBalanceSum: numberOfCents(ledger.trialBalance()),
  };
}

/** Home currency: what the A/R accounts of the ledger hold, and what the customers' records say; they must agree. */
function receivables(company: Company): JsonObject {
  let ledgerTotal = 0n;
  for (const snapshot of company.table('Account').snapshots()) {
    if (textAt(peekRecord(snapshot), 'AccountType') === 'Accounts Receivable') {
      ledgerTotal += ledgerOf(company).balanceOf(snapshot.id);
    }
  }
  let cents = 0;
  for (const snapshot of company.table('Customer').snapshots()) {
    const balance = peekRecord(snapshot)['Balance'];
    if (typeof balance === 'number') cents += Math.round(balance * 100);
  }
  return { ledger: numberOfCents(ledgerTotal), customers: cents / 100 };
}

function trialBalance(company: Company): readonly JsonObject[] {
  const rows: JsonObject[] = [];
  for (const [id, cents] of ledgerOf(company).accountBalances()) {
    if (cents === 0n) continue;
    const name = textAt(company.table('Account').record(id) ?? {}, 'FullyQualifiedName') ?? id;
    rows.push({
      id,
      name,
      debit: cents > 0n ? numberOfCents(cents) : 0,
      credit: cents < 0n ? numberOfCents(-cents) : 0,
    });
  }
  return rows;
}
