import type { Company } from '../company.ts';
import { flagAt, objectAt, objectsAt, refAt, textAt, type JsonObject } from '../json.ts';

/** A custom field that the company has switched on for sales forms. */
export interface CustomFieldName {
  readonly definitionId: string;
  readonly name: string;
}

/** Preferences that decide how transactions behave (entities.md §2.14). */
export interface BooksPreferences {
  readonly customTxnNumbers: boolean;
  readonly allowDiscount: boolean;
  readonly allowShipping: boolean;
  readonly allowDeposit: boolean;
  readonly allowGratuity: boolean;
  readonly allowEstimates: boolean;
  readonly autoApplyCredit: boolean;
  readonly autoApplyPayments: boolean;
  readonly usingSalesTax: boolean;
  readonly multiCurrency: boolean;
  readonly trackDepartments: boolean;
  readonly classPerTransaction: boolean;
  readonly classPerLine: boolean;
  readonly warnDuplicateBills: boolean;
  readonly warnDuplicateJournals: boolean;
  readonly bookCloseDate: string | undefined;
  readonly discountAccount: string | undefined;
  readonly shippingAccount: string | undefined;
  readonly defaultTerm: string | undefined;
  readonly customFields: readonly CustomFieldName[];
}

const NO_PREFERENCES: JsonObject = {};
const read = new WeakMap<JsonObject, BooksPreferences>();

/** The company's preferences, parsed once per version of the record. */
export function preferencesOf(company: Company): BooksPreferences {
  const record = company.table('Preferences').record('1') ?? NO_PREFERENCES;
  const known = read.get(record);
  if (known !== undefined) return known;
  const preferences = parsePreferences(record);
  read.set(record, preferences);
  return preferences;
}

function parsePreferences(record: JsonObject): BooksPreferences {
  const group = (name: string) => objectAt(record, name) ?? {};
  const [sales, accounting] = [group('SalesFormsPrefs'), group('AccountingInfoPrefs')];
  const other = new Map(
    objectsAt(group('OtherPrefs'), 'NameValue').map(pair => [textAt(pair, 'Name'), textAt(pair, 'Value')]),
  );
  const isOther = (name: string) => other.get(name) === 'true';
  const is = (prefs: JsonObject, name: string) => flagAt(prefs, name) ?? false;
  return {
    customTxnNumbers: is(sales, 'CustomTxnNumbers'),
    allowDiscount: is(sales, 'AllowDiscount'),
    allowShipping: is(sales, 'AllowShipping'),
    allowDeposit: is(sales, 'AllowDeposit'),
    allowGratuity: isOther('SalesFormsPrefs.AllowGratuity'),
    allowEstimates: flagAt(sales, 'AllowEstimates') ?? true,
    autoApplyCredit: is(sales, 'AutoApplyCredit'),
    autoApplyPayments: is(sales, 'AutoApplyPayments'),
    usingSalesTax: is(group('TaxPrefs'), 'UsingSalesTax'),
    multiCurrency: is(group('CurrencyPrefs'), 'MultiCurrencyEnabled'),
    trackDepartments: is(accounting, 'TrackDepartments'),
    classPerTransaction: is(accounting, 'ClassTrackingPerTxn'),
    classPerLine: is(accounting, 'ClassTrackingPerTxnLine'),
    warnDuplicateBills: isOther('WarnDuplicateBillNumber'),
    warnDuplicateJournals: isOther('WarnDuplicateJournalNumber'),
    bookCloseDate: textAt(accounting, 'BookCloseDate'),
    discountAccount: textAt(sales, 'DefaultDiscountAccount'),
    shippingAccount: textAt(sales, 'DefaultShippingAccount'),
    defaultTerm: refAt(sales, 'DefaultTerms'),
    customFields: customFieldsOf(sales),
  };
}

/**
 * The switches `SalesFormsPrefs.UseSalesCustom1..3` and names `SalesFormsPrefs.SalesCustomName1..3`; the digit is the
 * DefinitionId (entities.md §2.14).
 */
function customFieldsOf(sales: JsonObject): CustomFieldName[] {
  const settings = objectsAt(sales, 'CustomField').flatMap(group => objectsAt(group, 'CustomField'));
  const setting = (name: string) => settings.find(each => textAt(each, 'Name') === `SalesFormsPrefs.${name}`);
  return ['1', '2', '3'].flatMap(definitionId => {
    const use = setting(`UseSalesCustom${definitionId}`);
    const name = setting(`SalesCustomName${definitionId}`);
    if (use === undefined || flagAt(use, 'BooleanValue') !== true) return [];
    return [{ definitionId, name: (name && textAt(name, 'StringValue')) ?? '' }];
  });
}
