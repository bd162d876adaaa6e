import type { Company } from '../company.ts';
import { getDefinition } from '../entities/registry.ts';
import { refAt, textAt, type BooksRecord, type JsonObject } from '../json.ts';
import type { Room } from '../store/room.ts';
import { peekRecord } from '../store/snapshot.ts';
import { preferencesOf } from '../transactions/books-preferences.ts';
import { createEntity } from '../write/create-entity.ts';
import { PLAIN_WRITE } from '../write/write-options.ts';

interface RoleAccount {
  readonly name: string;
  readonly type: string;
  readonly subType: string;
}

/** Accounts that the books themselves post to, as they are called when they have to be made. */
const ROLES = {
  receivable: { name: 'Accounts Receivable (A/R)', type: 'Accounts Receivable', subType: 'AccountsReceivable' },
  payable: { name: 'Accounts Payable (A/P)', type: 'Accounts Payable', subType: 'AccountsPayable' },
  'undeposited-funds': { name: 'Undeposited Funds', type: 'Other Current Asset', subType: 'UndepositedFunds' },
  discounts: { name: 'Discounts given', type: 'Income', subType: 'DiscountsRefundsGiven' },
  shipping: { name: 'Shipping Income', type: 'Income', subType: 'OtherPrimaryIncome' },
  sales: { name: 'Sales', type: 'Income', subType: 'SalesOfProductIncome' },
  gratuity: { name: 'Gratuities Payable', type: 'Other Current Liability', subType: 'OtherCurrentLiabilities' },
  'cost-of-goods': { name: 'Cost of Goods Sold', type: 'Cost of Goods Sold', subType: 'SuppliesMaterialsCogs' },
  'inventory-asset': { name: 'Inventory Asset', type: 'Other Current Asset', subType: 'Inventory' },
  'inventory-shrinkage': { name: 'Inventory Shrinkage', type: 'Cost of Goods Sold', subType: 'SuppliesMaterialsCogs' },
  'opening-balance': { name: 'Opening Balance Equity', type: 'Equity', subType: 'OpeningBalanceEquity' },
  'retained-earnings': { name: 'Retained Earnings', type: 'Equity', subType: 'RetainedEarnings' },
  'exchange-difference': { name: 'Exchange Gain or Loss', type: 'Other Expense', subType: 'ExchangeGainOrLoss' },
  'uncategorized-expense': { name: 'Uncategorized Expense', type: 'Expense', subType: 'OtherMiscellaneousServiceCost' },
  'tax-payable': { name: 'Sales Tax Payable', type: 'Other Current Liability', subType: 'GlobalTaxPayable' },
} as const satisfies Record<string, RoleAccount>;

/** What an account is for. */
export type AccountRole = keyof typeof ROLES;

/** An account found for a role. */
export interface FoundAccount {
  readonly id: string;
  readonly reference: JsonObject;
}

/** Roles where another account of the same kind is not good enough: the name must fit as well. */
const NAMED_ROLES: ReadonlySet<AccountRole> = new Set(['shipping', 'gratuity', 'inventory-shrinkage', 'tax-payable']);

/** The account of a role, if the company has one. In a foreign currency, receivables and payables have their own. */
export function findAccountByRole(company: Company, role: AccountRole, currency?: string): FoundAccount | undefined {
  const preferred = preferredAccount(company, role);
  if (preferred !== undefined) return preferred;
  const key = `${role}:${currency ?? ''}`;
  const known = company.room(ROLE_ACCOUNTS).get(key);
  const stillThere = known === undefined ? undefined : usableAccount(company, known);
  if (stillThere !== undefined) return stillThere;
  const fitting = fittingAccount(
    company,
    accountFor(company, role, currency),
    NAMED_ROLES.has(role) || isForeign(company, currency),
  );
  if (fitting !== undefined) remember(company, key, fitting.id);
  return fitting;
}

/** The account of a role; made when the company has none, as QuickBooks does on first use. */
export function getAccountByRole(company: Company, role: AccountRole, currency?: string): FoundAccount {
  return findAccountByRole(company, role, currency) ?? makeAccount(company, accountFor(company, role, currency));
}

/** The account in which the tax of an agency is owed: "Board of Equalization Payable" (entities.md §2.11). */
export function getTaxPayableAccount(company: Company, agencyId: string | undefined): FoundAccount {
  const agency = agencyId === undefined ? undefined : company.table('TaxAgency').record(agencyId);
  const agencyName = agency && textAt(agency, 'DisplayName');
  if (agencyId === undefined || agencyName === undefined) return getAccountByRole(company, 'tax-payable');
  const key = `agency:${agencyId}`;
  const known = company.room(ROLE_ACCOUNTS).get(key);
  const stillThere = known === undefined ? undefined : usableAccount(company, known);
  if (stillThere !== undefined) return stillThere;
  const wanted = { ...ROLES['tax-payable'], name: `${agencyName} Payable`.slice(0, 100).replaceAll(/[":]/g, ' ') };
  const account = fittingAccount(company, wanted, true) ?? makeAccount(company, wanted);
  remember(company, key, account.id);
  return account;
}

function accountFor(company: Company, role: AccountRole, currency: string | undefined): RoleAccount {
  const account: RoleAccount = ROLES[role];
  return isForeign(company, currency) ? { ...account, name: `${account.name} - ${currency ?? ''}` } : account;
}

function isForeign(company: Company, currency: string | undefined): boolean {
  return currency !== undefined && currency !== company.profile.homeCurrency;
}

function preferredAccount(company: Company, role: AccountRole): FoundAccount | undefined {
  if (role !== 'discounts' && role !== 'shipping') return undefined;
  const preferences = preferencesOf(company);
  const id = role === 'discounts' ? preferences.discountAccount : preferences.shippingAccount;
  return id === undefined ? undefined : usableAccount(company, id);
}

function usableAccount(company: Company, id: string): FoundAccount | undefined {
  const record = company.table('Account').record(id);
  return record === undefined || record['Active'] === false ? undefined : found(record);
}

function found(record: BooksRecord): FoundAccount {
  const id = textAt(record, 'Id') ?? '';
  return { id, reference: { value: id, name: textAt(record, 'FullyQualifiedName') ?? textAt(record, 'Name') ?? id } };
}

function fittingAccount(company: Company, wanted: RoleAccount, byName: boolean): FoundAccount | undefined {
  for (const snapshot of company.table('Account').inIdOrder()) {
    const record = peekRecord(snapshot);
    const isFitting =
      snapshot.active &&
      textAt(record, 'AccountType') === wanted.type &&
      (byName ? textAt(record, 'Name') === wanted.name : textAt(record, 'AccountSubType') === wanted.subType) &&
      (byName || !isForeign(company, refAt(record, 'CurrencyRef')));
    if (isFitting) return found(record);
  }
  return undefined;
}

function makeAccount(company: Company, { name, type, subType }: RoleAccount): FoundAccount {
  const body = { Name: name, AccountType: type, AccountSubType: subType };
  const snapshot = createEntity(company, getDefinition('Account'), { body, options: PLAIN_WRITE });
  return found(peekRecord(snapshot));
}

/** A refused call takes back the account it made, and the next one may get its id: so it is forgotten as well. */
function remember(company: Company, key: string, id: string): void {
  const known = company.room(ROLE_ACCOUNTS);
  known.set(key, id);
  company.onUndo(() => known.delete(key));
}

/** Accounts once found, so that posting does not search the chart each time. */
const ROLE_ACCOUNTS: Room<Map<string, string>> = { name: 'role-accounts', open: () => new Map() };
