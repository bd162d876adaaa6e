import type { Company } from '../company.ts';
import { textAt } from '../json.ts';
import { accountTypeFault } from './transaction-faults.ts';

const MONEY_TYPES: ReadonlySet<string> = new Set(['Bank', 'Other Current Asset']);

/** Refuses an account that cannot hold money received: it must be Bank or Other Current Asset (entities.md §2.7). */
export function requireMoneyAccount(company: Company, id: string, element: string): void {
  const account = company.table('Account').record(id);
  if (account !== undefined && !MONEY_TYPES.has(textAt(account, 'AccountType') ?? '')) throw accountTypeFault(element);
}

const OPEN_ITEM_TYPES: ReadonlySet<string> = new Set(['Accounts Receivable', 'Accounts Payable']);

/**
 * Refuses receivable and payable accounts on plain lines: what is owed must come from a form or a journal entry that
 * says who owes it, so that these accounts always equal the open balances.
 */
export function refuseOpenItemAccount(company: Company, id: string, element: string): void {
  const account = company.table('Account').record(id);
  if (account !== undefined && OPEN_ITEM_TYPES.has(textAt(account, 'AccountType') ?? '')) {
    throw accountTypeFault(element);
  }
}

/** Refuses an account that is not of one of the types that fit there (6430). */
export function requireAccountType(
  company: Company,
  id: string,
  fit: { readonly types: readonly string[]; readonly element: string },
): void {
  const account = company.table('Account').record(id);
  if (account !== undefined && !fit.types.includes(textAt(account, 'AccountType') ?? '')) {
    throw accountTypeFault(fit.element);
  }
}
