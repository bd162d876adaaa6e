import { incomeAccountsOf } from '../reference/books-choices.ts';
import { taxModelOf } from '../reference/tax-settings.ts';
import { settingsLink, type Check } from './readiness-facts.ts';

const nameValue = (facts: Parameters<Check>[0], name: string): string | undefined =>
  facts.references.info?.NameValue?.find(pair => pair.Name === name)?.Value;

/** Simple Start and Essentials track no stock (entities.md §2.13, SHM-18: degrade by plan). */
export const checkEdition: Check = facts => {
  const edition = nameValue(facts, 'OfferingSku');
  const base = { code: 'edition', cure: null } as const;
  if (edition === undefined) {
    const meaning = 'Everything that all editions have will work. Stock quantities may be missing.';
    return { ...base, state: 'note', finding: 'QuickBooks does not say which edition this is.', meaning };
  }
  const tracksStock = /plus|advanced/i.test(edition);
  return {
    ...base,
    state: tracksStock ? 'ready' : 'note',
    finding: `The company uses ${edition}.`,
    meaning: tracksStock
      ? 'Customers, items with stock, invoices and payments all work.'
      : 'This edition tracks no stock: inventory items come in without quantities. Everything else works.',
  };
};

/** Only administrators of a company can give consent to an app, so whoever connected was one (SHM-08). */
export const checkRights: Check = () => ({
  code: 'rights',
  state: 'ready',
  finding: 'An administrator of the company gave consent.',
  meaning: 'We may read the books and write customers, items, invoices and payments.',
  cure: null,
});

const lapsed = /expired|cancel|suspend|deleted|inactive/i;

export const checkCompanyStatus: Check = facts => {
  const status = nameValue(facts, 'SubscriptionStatus');
  const isLapsed = status !== undefined && lapsed.test(status);
  return {
    code: 'company-status',
    state: isLapsed ? 'blocks' : 'ready',
    finding: isLapsed
      ? 'The QuickBooks subscription of this company has ended.'
      : 'The QuickBooks subscription is active.',
    meaning: isLapsed
      ? 'The books can be read but nothing can be written into them. Renew the subscription, then look again.'
      : 'The books can be read and written.',
    cure: isLapsed ? settingsLink(facts.appUrl, 'Open the subscription in QuickBooks') : null,
  };
};

export const checkMultiCurrency: Check = ({ references, currency, appUrl }) => {
  const preferences = references.preferences?.CurrencyPrefs;
  const home = preferences?.HomeCurrency?.value ?? currency;
  const isOn = preferences?.MultiCurrencyEnabled === true;
  const agrees = home === currency;
  const code = 'multi-currency' as const;
  if (agrees) {
    const meaning = isOn
      ? 'Customers in other currencies can be invoiced in theirs.'
      : 'All invoices are in the home currency. Customers in other currencies need multi-currency in QuickBooks.';
    return { code, state: 'ready', finding: `Both sides count in ${home}.`, meaning, cure: null };
  }
  return {
    code,
    state: 'note',
    finding: `The books count in ${home}, this workspace in ${currency}.`,
    meaning: isOn
      ? 'Invoices can be written in the currency of each customer. Totals on the home page are not converted.'
      : `QuickBooks takes invoices in ${home} only until multi-currency is switched on there. It cannot be switched off again.`,
    cure: isOn ? null : settingsLink(appUrl, 'Open currency settings in QuickBooks'),
  };
};

export const checkSalesTax: Check = ({ references, appUrl }) => {
  const code = 'sales-tax' as const;
  const model = taxModelOf(references);
  switch (model) {
    case 'off':
      return {
        code,
        state: 'note',
        finding: 'Sales tax is switched off in QuickBooks.',
        meaning: 'Invoices are written without tax. If you charge tax, set up a tax agency in QuickBooks first.',
        cure: settingsLink(appUrl, 'Set up sales tax in QuickBooks'),
      };
    case 'us-automated':
      return {
        code,
        state: 'ready',
        finding: 'QuickBooks computes sales tax itself.',
        meaning: 'We show an estimate before an invoice is written and take QuickBooks’ figure afterwards.',
        cure: null,
      };
    case 'us-manual':
    case 'global':
      return {
        code,
        state: 'ready',
        finding: 'Sales tax is set up with rates of your own.',
        meaning: 'Totals are predicted to the cent before anything is written.',
        cure: null,
      };
  }
};

export const checkCustomNumbers: Check = ({ references }) => {
  const isOn = references.preferences?.SalesFormsPrefs?.CustomTxnNumbers === true;
  return {
    code: 'custom-transaction-numbers',
    state: isOn ? 'note' : 'ready',
    finding: isOn ? 'The company uses custom transaction numbers.' : 'QuickBooks numbers invoices.',
    meaning: isOn
      ? 'QuickBooks numbers nothing by itself then, so we send the number of each invoice: yours, or the next free one.'
      : 'Each invoice gets the next number of QuickBooks.',
    cure: null,
  };
};

export const checkClosingDate: Check = ({ references }) => {
  const closed = references.preferences?.AccountingInfoPrefs?.BookCloseDate;
  return {
    code: 'closing-date',
    state: closed === undefined ? 'ready' : 'note',
    finding: closed === undefined ? 'The books are open.' : `The books are closed up to ${closed}.`,
    meaning:
      closed === undefined
        ? 'Invoices of any date can be written.'
        : 'Invoices dated on that day or before it are refused. We say so before anything is written.',
    cure: null,
  };
};

export const checkIncomeAccount: Check = ({ references }) => {
  const accounts = incomeAccountsOf(references.accounts);
  const has = accounts.length > 0;
  return {
    code: 'income-account',
    state: has ? 'ready' : 'blocks',
    finding: has ? `There are ${accounts.length} income accounts to choose from.` : 'There is no income account.',
    meaning: has
      ? 'You choose in the next step which one invoices go to.'
      : 'Invoices need an account that sales are booked to.',
    cure: has ? null : { kind: 'click', label: 'Create the account “Sales”' },
  };
};

export const checkDiscounts: Check = ({ references }) => {
  const isOn = references.preferences?.SalesFormsPrefs?.AllowDiscount === true;
  return {
    code: 'discounts',
    state: isOn ? 'ready' : 'note',
    finding: isOn ? 'Discounts on invoices are allowed.' : 'Discounts on invoices are switched off.',
    meaning: isOn ? 'A discount line is written as such.' : 'QuickBooks refuses invoices with a discount line.',
    cure: isOn ? null : { kind: 'click', label: 'Switch discounts on' },
  };
};

export const checkShipping: Check = ({ references }) => {
  const isOn = references.preferences?.SalesFormsPrefs?.AllowShipping === true;
  return {
    code: 'shipping',
    state: isOn ? 'ready' : 'note',
    finding: isOn ? 'Shipping on invoices is allowed.' : 'Shipping on invoices is switched off.',
    meaning: isOn ? 'A shipping line is written as such.' : 'QuickBooks refuses invoices with a shipping line.',
    cure: isOn ? null : { kind: 'click', label: 'Switch shipping on' },
  };
};
