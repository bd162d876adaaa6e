import { permissionDenied } from '../../faults/faults.ts';
import { isObject, objectAt, type BooksRecord, type Draft } from '../../json.ts';
import {
  anything,
  bareReference,
  choice,
  date,
  flag,
  list,
  object,
  quantity,
  text,
  type Field,
  type Fields,
} from '../../schema/field.ts';
import type { EntityDefinition, WriteContext } from '../entity-definition.ts';

const CUSTOM_FIELD_GROUPS: Field = list({
  kind: 'object',
  fields: {
    CustomField: list({
      kind: 'object',
      fields: { Name: text(), Type: text(), StringValue: text(100), BooleanValue: flag() },
    }),
  },
});

const MESSAGE: Field = object({ Subject: text(1000), Message: text(4000) });

const GROUPS: Fields = {
  AccountingInfoPrefs: object({
    UseAccountNumbers: flag(),
    TrackDepartments: flag(),
    DepartmentTerminology: text(100),
    ClassTrackingPerTxn: flag(),
    ClassTrackingPerTxnLine: flag(),
    FirstMonthOfFiscalYear: text(20),
    TaxYearMonth: text(20),
    TaxForm: text(20),
    CustomerTerminology: text(100),
    BookCloseDate: date(),
  }),
  ProductAndServicesPrefs: object({
    ForSales: flag(),
    ForPurchase: flag(),
    QuantityWithPriceAndRate: flag(),
    QuantityOnHand: flag(),
    RevenueRecognitionEnabled: flag(),
    RevenueRecognitionFrequency: text(100),
  }),
  SalesFormsPrefs: object({
    CustomField: CUSTOM_FIELD_GROUPS,
    CustomTxnNumbers: flag(),
    AllowDeposit: flag(),
    AllowDiscount: flag(),
    DefaultDiscountAccount: text(20),
    AllowEstimates: flag(),
    EstimateMessage: text(4000),
    ETransactionEnabledStatus: text(100),
    ETransactionAttachPDF: flag(),
    ETransactionPaymentEnabled: flag(),
    IPNSupportEnabled: flag(),
    AllowServiceDate: flag(),
    AllowShipping: flag(),
    DefaultShippingAccount: text(20),
    DefaultTerms: bareReference('Term'),
    UsingPriceLevels: flag(),
    UsingProgressInvoicing: flag(),
    AutoApplyCredit: flag(),
    AutoApplyPayments: flag(),
    PrintItemWithZeroAmount: flag(),
    EmailCopyToCompany: flag(),
    SalesEmailCc: anything(),
    SalesEmailBcc: anything(),
    DefaultCustomerMessage: text(1000),
  }),
  EmailMessagesPrefs: object({
    InvoiceMessage: MESSAGE,
    EstimateMessage: MESSAGE,
    SalesReceiptMessage: MESSAGE,
    StatementMessage: MESSAGE,
  }),
  PrintDocumentPrefs: anything(),
  VendorAndPurchasesPrefs: object({
    EnableBills: flag(),
    TrackingByCustomer: flag(),
    BillableExpenseTracking: flag(),
    DefaultTerms: bareReference('Term'),
    DefaultMarkup: quantity(),
    DefaultMarkupAccount: text(20),
    POCustomField: CUSTOM_FIELD_GROUPS,
    UsingPOs: flag(),
  }),
  TimeTrackingPrefs: object({
    UseServices: flag(),
    DefaultTimeItem: text(20),
    BillCustomers: flag(),
    ShowBillRateToAll: flag(),
    WorkWeekStartDate: choice(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
    MarkTimeEntriesBillable: flag(),
    TimeTrackingEnabled: flag(),
  }),
  TaxPrefs: object({
    UsingSalesTax: flag(),
    PartnerTaxEnabled: flag(),
    TaxGroupCodeRef: bareReference('TaxCode'),
    TaxRateRef: bareReference('TaxRate'),
    PaySalesTax: text(100),
    NonTaxableSalesTaxCodeRef: bareReference('TaxCode'),
    TaxableSalesTaxCodeRef: bareReference('TaxCode'),
  }),
  CurrencyPrefs: object({ MultiCurrencyEnabled: flag(), HomeCurrency: bareReference(undefined) }),
  ReportPrefs: object({ ReportBasis: choice(['Accrual', 'Cash']), CalcAgingReportFromTxnDate: flag() }),
  OtherPrefs: object({ NameValue: list({ kind: 'object', fields: { Name: text(), Value: text() } }) }),
};

/** The one record of company settings, Id "1" (entities.md §2.14). */
export const preferencesDefinition: EntityDefinition = {
  name: 'Preferences',
  path: 'preferences',
  kind: 'singleton',
  fields: Object.fromEntries(
    Object.entries(GROUPS).map(([name, field]) => [name, { ...field, sticky: true as const }]),
  ),
  offers: { update: true },
  defaultOrder: 'id',
  withoutChangeFeed: true,
  prepareUpdate: (draft, previous, context) => {
    keepUnsentSettings(draft, previous, context);
    settleCurrency(draft, previous, context);
  },
};

/** A group that is sent changes only the settings it names: clients post the one they mean (our choice, PARITY.md). */
function keepUnsentSettings(draft: Draft, previous: BooksRecord, context: WriteContext): void {
  for (const name of Object.keys(GROUPS)) {
    const [group, before] = [draft[name], previous[name]];
    if (group === before || !isObject(group) || !isObject(before)) continue;
    draft[name] =
      name === 'OtherPrefs' ? mergePairs(before, group) : withoutCleared(name, { ...before, ...group }, context);
  }
}

/**
 * Multi-currency is switched on by a person, not through the API, which ignores it; never off again, and not in Simple
 * Start. The home currency never changes (entities.md §3.6).
 */
function settleCurrency(draft: Draft, previous: BooksRecord, { actor, company }: WriteContext): void {
  const [before, wanted] = [objectAt(previous, 'CurrencyPrefs'), objectAt(draft, 'CurrencyPrefs')];
  const isOn = before?.['MultiCurrencyEnabled'] === true;
  const isAsked = actor.clientId === undefined && wanted?.['MultiCurrencyEnabled'] === true;
  if (isAsked && !isOn && company.profile.edition === 'simple-start') throw permissionDenied('multi-currency');
  draft['CurrencyPrefs'] = isAsked && !isOn ? { ...before, MultiCurrencyEnabled: true } : previous['CurrencyPrefs'];
}

/** A setting sent empty, such as the closing date, is taken away. */
function withoutCleared(group: string, settings: Draft, context: WriteContext): Draft {
  for (const path of context.cleared ?? []) {
    const [first, name] = path.split('.');
    if (first === group && name !== undefined) Reflect.deleteProperty(settings, name);
  }
  return settings;
}

function mergePairs(before: BooksRecord, sent: BooksRecord): BooksRecord {
  const pairs = new Map<unknown, BooksRecord>();
  for (const list of [before['NameValue'], sent['NameValue']]) {
    if (!Array.isArray(list)) continue;
    for (const pair of list as readonly BooksRecord[]) pairs.set(pair['Name'], pair);
  }
  return { NameValue: [...pairs.values()] };
}
