import type { Ref, Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';

export type AccountType =
  | 'Bank'
  | 'Accounts Receivable'
  | 'Other Current Asset'
  | 'Fixed Asset'
  | 'Other Asset'
  | 'Accounts Payable'
  | 'Credit Card'
  | 'Other Current Liability'
  | 'Long Term Liability'
  | 'Equity'
  | 'Income'
  | 'Cost of Goods Sold'
  | 'Expense'
  | 'Other Income'
  | 'Other Expense';

/** Fields of an account that a caller may write. `AccountType` or `AccountSubType` must be given (entities.md §2.11). */
export interface NewAccount {
  /** At most 100 characters, no `"` and no colon; unique. */
  readonly Name: string;
  readonly AcctNum?: string;
  readonly AccountType?: AccountType;
  readonly AccountSubType?: string;
  readonly SubAccount?: boolean;
  readonly ParentRef?: Ref;
  readonly CurrencyRef?: Ref;
  readonly TaxCodeRef?: Ref;
  readonly Description?: string;
  readonly Active?: boolean;
}

/** An account as QuickBooks stores it. */
export interface Account extends NewAccount, Stored {
  readonly FullyQualifiedName?: string;
  readonly Classification?: 'Asset' | 'Equity' | 'Expense' | 'Liability' | 'Revenue';
  /** Liabilities are negative. */
  readonly CurrentBalance?: Decimal;
  readonly CurrentBalanceWithSubAccounts?: Decimal;
}
