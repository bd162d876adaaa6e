import type { CustomField, Email, NameValue, Ref, Stored } from './record-parts.ts';
import type { Decimal } from './decimal.ts';

interface CustomFieldSwitches {
  readonly CustomField?: readonly CustomField[];
}

interface FormMessage {
  readonly Subject?: string;
  readonly Message?: string;
}

/** The company's settings by group; those that change how writes behave are typed (entities.md §2.14). */
export interface PreferencesFields {
  readonly SalesFormsPrefs?: {
    /** True: your document numbers are kept, and none is made when you send none. */
    readonly CustomTxnNumbers?: boolean;
    readonly AllowDeposit?: boolean;
    readonly AllowDiscount?: boolean;
    readonly DefaultDiscountAccount?: string;
    readonly AllowEstimates?: boolean;
    readonly AllowShipping?: boolean;
    readonly DefaultShippingAccount?: string;
    readonly AllowServiceDate?: boolean;
    readonly DefaultTerms?: Ref;
    readonly DefaultCustomerMessage?: string;
    readonly EmailCopyToCompany?: boolean;
    readonly SalesEmailCc?: Email;
    readonly SalesEmailBcc?: Email;
    readonly ETransactionPaymentEnabled?: boolean;
    readonly ETransactionEnabledStatus?: string;
    readonly ETransactionAttachPDF?: boolean;
    readonly IPNSupportEnabled?: boolean;
    readonly AutoApplyCredit?: boolean;
    readonly AutoApplyPayments?: boolean;
    readonly UsingProgressInvoicing?: boolean;
    readonly UsingPriceLevels?: boolean;
    readonly CustomField?: readonly CustomFieldSwitches[];
  };
  readonly CurrencyPrefs?: { readonly MultiCurrencyEnabled?: boolean; readonly HomeCurrency?: Ref };
  readonly TaxPrefs?: {
    readonly UsingSalesTax?: boolean;
    /** True: QuickBooks computes US sales tax itself and ignores what is sent. */
    readonly PartnerTaxEnabled?: boolean;
    readonly TaxGroupCodeRef?: Ref;
    readonly TaxRateRef?: Ref;
  };
  readonly AccountingInfoPrefs?: {
    readonly TrackDepartments?: boolean;
    readonly DepartmentTerminology?: string;
    readonly ClassTrackingPerTxn?: boolean;
    readonly ClassTrackingPerTxnLine?: boolean;
    readonly CustomerTerminology?: string;
    /** Writes dated on or before it are refused (fault 6200, 6210). */
    readonly BookCloseDate?: string;
    readonly FirstMonthOfFiscalYear?: string;
    readonly TaxYearMonth?: string;
    readonly UseAccountNumbers?: boolean;
    readonly TaxForm?: string;
  };
  readonly ProductAndServicesPrefs?: {
    readonly ForSales?: boolean;
    readonly ForPurchase?: boolean;
    readonly QuantityWithPriceAndRate?: boolean;
    readonly QuantityOnHand?: boolean;
  };
  readonly VendorAndPurchasesPrefs?: {
    readonly TrackingByCustomer?: boolean;
    readonly BillableExpenseTracking?: boolean;
    readonly DefaultTerms?: Ref;
    readonly DefaultMarkup?: Decimal;
    readonly POCustomField?: readonly CustomFieldSwitches[];
  };
  readonly EmailMessagesPrefs?: {
    readonly InvoiceMessage?: FormMessage;
    readonly EstimateMessage?: FormMessage;
    readonly SalesReceiptMessage?: FormMessage;
    readonly StatementMessage?: FormMessage;
  };
  readonly ReportPrefs?: { readonly ReportBasis?: string; readonly CalcAgingReportFromTxnDate?: boolean };
  readonly TimeTrackingPrefs?: {
    readonly UseServices?: boolean;
    readonly BillCustomers?: boolean;
    readonly ShowBillRateToAll?: boolean;
    readonly WorkWeekStartDate?: string;
    readonly MarkTimeEntriesBillable?: boolean;
  };
  readonly OtherPrefs?: { readonly NameValue?: readonly NameValue[] };
}

/** The one record of settings. */
export interface Preferences extends PreferencesFields, Stored {}
