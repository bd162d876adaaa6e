import type { Company } from '../../company.ts';
import type { BooksRecord, JsonObject } from '../../json.ts';
import { textAt } from '../../json.ts';
import { childrenOf } from '../rules/hierarchy.ts';
import { ledgerOf } from '../../ledger/ledger-room.ts';

const ON_THE_BALANCE_SHEET: ReadonlySet<string> = new Set(['Asset', 'Liability', 'Equity']);

/**
 * CurrentBalance as answers show it: debit positive, so payables read negative (recorded, entities.md §2.11); income
 * and expense accounts read zero; so does an account once it is inactive (protocol.md §2.5).
 */
export function accountBalances(record: BooksRecord, company: Company): JsonObject {
  const own = balanceCents(record, company);
  return {
    CurrentBalance: Number(own) / 100,
    CurrentBalanceWithSubAccounts: Number(withChildren(record, company)) / 100,
  };
}

function balanceCents(record: BooksRecord, company: Company): bigint {
  if (record['Active'] === false || !ON_THE_BALANCE_SHEET.has(textAt(record, 'Classification') ?? '')) return 0n;
  return ledgerOf(company).balanceOf(textAt(record, 'Id') ?? '');
}

function withChildren(record: BooksRecord, company: Company): bigint {
  let total = balanceCents(record, company);
  for (const id of childrenOf(company, 'Account', textAt(record, 'Id') ?? '')) {
    const child = company.table('Account').record(id);
    if (child !== undefined) total += withChildren(child, company);
  }
  return total;
}
