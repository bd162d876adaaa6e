import type { BooksChoices, TaxCode } from '@tieout/api';
import { percentOn, zero, type LocalDate, type TaxCode as DomainTaxCode, type TaxSettings } from '@tieout/domain';
import type { Account } from '@tieout/quickbooks';
import type { References } from './read-references.ts';
import { taxSettingsOf } from './tax-settings.ts';

/** Subtypes that no sale is booked to (entities.md §2.11). */
const notForSales = new Set(['DiscountsRefundsGiven', 'UnappliedCashPaymentIncome']);

/** Accounts that invoices can go to (I2G-07). */
export const incomeAccountsOf = (accounts: readonly Account[]): readonly Account[] =>
  accounts.filter(
    account =>
      account.Active !== false &&
      (account.AccountType === 'Income' || account.AccountType === 'Other Income') &&
      !notForSales.has(account.AccountSubType ?? ''),
  );

const isBank = ({ AccountType, Active }: Account): boolean => AccountType === 'Bank' && Active !== false;

/** Everything that forms need from QuickBooks. */
export function booksChoicesOf(references: References, today: LocalDate): BooksChoices {
  const { preferences, terms, paymentMethods } = references;
  const tax = taxSettingsOf(references);
  const sales = preferences?.SalesFormsPrefs;
  const homeCurrency = preferences?.CurrencyPrefs?.HomeCurrency?.value ?? 'USD';
  return {
    bankAccounts: references.accounts.filter(isBank).map(account => ({
      id: account.Id,
      name: account.FullyQualifiedName ?? account.Name,
    })),
    incomeAccounts: incomeAccountsOf(references.accounts).map(account => ({
      id: account.Id,
      name: account.FullyQualifiedName ?? account.Name,
      kind: account.AccountType ?? 'Income',
    })),
    terms: terms
      .filter(term => term.Active !== false)
      .map(term => ({ id: term.Id, name: term.Name, dueDays: term.DueDays ?? null })),
    paymentMethods: paymentMethods
      .filter(method => method.Active !== false)
      .map(method => ({ id: method.Id, name: method.Name })),
    taxModel: tax.model,
    taxCodes: taxCodesOf(references, tax, today),
    defaultTaxCodeId: preferences?.TaxPrefs?.TaxGroupCodeRef?.value ?? null,
    currencies: [{ code: homeCurrency, name: currencyName(homeCurrency) }],
    homeCurrency,
    usesCustomNumbers: sales?.CustomTxnNumbers === true,
    closedUntil: preferences?.AccountingInfoPrefs?.BookCloseDate ?? null,
    allowsDiscount: sales?.AllowDiscount === true,
    allowsShipping: sales?.AllowShipping === true,
  };
}

/** The codes that can be chosen, with the rates of today. */
export function taxCodesOf(references: References, tax: TaxSettings, today: LocalDate): TaxCode[] {
  const shown = references.taxCodes.filter(code => code.Active !== false && code.Hidden !== true);
  const byId = new Map([...tax.codes.values()].map(code => [String(code.id), code]));
  return shown.map(code => ({
    id: code.Id,
    name: code.Name,
    rates: ratesOf(byId.get(code.Id), today),
    isTaxable: code.Taxable !== false,
  }));
}

const ratesOf = (code: DomainTaxCode | undefined, today: LocalDate) =>
  (code?.components ?? [])
    .toSorted((a, b) => a.order - b.order)
    .map(component => ({ name: component.name, percent: percentOn(component, today) ?? zero }));

const currencyName = (code: string): string => new Intl.DisplayNames(['en'], { type: 'currency' }).of(code) ?? code;
