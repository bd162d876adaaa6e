import type { Company } from '../company.ts';
import { isObject, type Draft, type JsonObject } from '../json.ts';
import type { Country } from './country.ts';
import { seedRecord } from './seed-record.ts';

/** Preferences of a new company, shaped as recorded; `overrides` are laid over them section by section. */
export function seedPreferences(company: Company, country: Country, overrides: JsonObject): void {
  const { edition } = company.profile;
  const hasInventory = edition === 'plus' || edition === 'advanced';
  const base: JsonObject = {
    AccountingInfoPrefs: {
      UseAccountNumbers: false,
      TrackDepartments: false,
      ClassTrackingPerTxn: false,
      ClassTrackingPerTxnLine: false,
      FirstMonthOfFiscalYear: 'January',
      TaxYearMonth: 'January',
      CustomerTerminology: 'Customers',
    },
    ProductAndServicesPrefs: {
      ForSales: true,
      ForPurchase: true,
      QuantityWithPriceAndRate: true,
      QuantityOnHand: hasInventory,
    },
    SalesFormsPrefs: salesForms(),
    EmailMessagesPrefs: messages(company.name),
    VendorAndPurchasesPrefs: { TrackingByCustomer: hasInventory, BillableExpenseTracking: hasInventory },
    TimeTrackingPrefs: {
      UseServices: true,
      BillCustomers: true,
      ShowBillRateToAll: false,
      WorkWeekStartDate: 'Monday',
      MarkTimeEntriesBillable: true,
    },
    TaxPrefs: taxes(company),
    CurrencyPrefs: { MultiCurrencyEnabled: false, HomeCurrency: { value: company.profile.homeCurrency } },
    ReportPrefs: { ReportBasis: 'Accrual', CalcAgingReportFromTxnDate: false },
    OtherPrefs: others(country),
  };
  seedRecord(company, 'Preferences', { id: '1', fields: overlay(base, overrides) });
}

function salesForms(): JsonObject {
  return {
    CustomField: [
      {
        CustomField: ['3', '2', '1'].map(digit => ({
          Name: `SalesFormsPrefs.UseSalesCustom${digit}`,
          Type: 'BooleanType',
          BooleanValue: false,
        })),
      },
    ],
    CustomTxnNumbers: false,
    AllowDeposit: false,
    AllowDiscount: true,
    DefaultDiscountAccount: '86',
    AllowEstimates: true,
    ETransactionEnabledStatus: 'NotApplicable',
    ETransactionAttachPDF: false,
    ETransactionPaymentEnabled: false,
    IPNSupportEnabled: false,
    AllowServiceDate: false,
    AllowShipping: false,
    DefaultShippingAccount: '76',
    DefaultTerms: { value: '3' },
    UsingPriceLevels: false,
    UsingProgressInvoicing: false,
    AutoApplyCredit: false,
    AutoApplyPayments: false,
    EmailCopyToCompany: false,
    DefaultCustomerMessage: 'Thank you for your business and have a great day!',
  };
}

function messages(companyName: string): JsonObject {
  const message = (form: string, sentence: string) => ({
    Subject: `${form} from ${companyName}`,
    Message: `${sentence}\nThank you for your business - we appreciate it very much.\n\nSincerely,\n${companyName}`,
  });
  return {
    InvoiceMessage: message('Invoice', 'Your invoice is attached.  Please remit payment at your earliest convenience.'),
    EstimateMessage: message(
      'Estimate',
      'Please review the estimate below.  Feel free to contact us if you have any questions.',
    ),
    SalesReceiptMessage: message('Sales Receipt', 'Your sales receipt is attached.'),
    StatementMessage: message(
      'Statement',
      'Your statement is attached.  Please remit payment at your earliest convenience.',
    ),
  };
}

/** PartnerTaxEnabled tells the two US models apart: true is automated; absent is not an automated company (entities.md §2.14). */
function taxes(company: Company): JsonObject {
  switch (company.profile.taxModel) {
    case 'us-manual':
      return { UsingSalesTax: true, TaxGroupCodeRef: { value: '2' } };
    case 'us-automated':
      return { UsingSalesTax: true, PartnerTaxEnabled: true };
    case 'by-code':
      return { UsingSalesTax: true };
  }
}

function others(country: Country): JsonObject {
  const pairs: readonly (readonly [string, string])[] = [
    ['SalesFormsPrefs.DefaultCustomerMessage', 'Thank you for your business and have a great day!'],
    ['SalesFormsPrefs.DefaultItem', '1'],
    ['DTXCopyMemo', 'false'],
    ['UncategorizedAssetAccountId', '32'],
    ['UncategorizedIncomeAccountId', '30'],
    ['UncategorizedExpenseAccountId', '31'],
    ['SFCEnabled', 'true'],
    ['DataPartner', 'false'],
    ['Vendor1099Enabled', String(country.code === 'US')],
    ['TimeTrackingFeatureEnabled', 'true'],
    ['VendorAndPurchasesPrefs.UseCustomTxnNumbers', 'false'],
    ['WarnDuplicateJournalNumber', 'false'],
    ['WarnDuplicateBillNumber', 'false'],
    ['SalesFormsPrefs.AllowGratuity', 'false'],
  ];
  return { NameValue: pairs.map(([Name, Value]) => ({ Name, Value })) };
}

/** Section by section; the pairs of OtherPrefs by name. */
function overlay(base: JsonObject, overrides: JsonObject): JsonObject {
  const laid: Draft = { ...base };
  for (const [name, section] of Object.entries(overrides)) {
    const before = laid[name];
    if (!isObject(section)) continue;
    laid[name] =
      name === 'OtherPrefs' ? overlayPairs(before, section) : { ...(isObject(before) ? before : {}), ...section };
  }
  return laid;
}

function overlayPairs(before: Draft[string], section: JsonObject): JsonObject {
  const pairs = new Map<unknown, JsonObject>();
  for (const list of [isObject(before) ? before['NameValue'] : undefined, section['NameValue']]) {
    if (Array.isArray(list)) for (const pair of list as readonly JsonObject[]) pairs.set(pair['Name'], pair);
  }
  return { NameValue: [...pairs.values()] };
}
